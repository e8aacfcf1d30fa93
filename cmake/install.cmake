# SPDX-License-Identifier: AGPL-3.0-or-later
if(TARGET harken)
  install(TARGETS harken RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
endif()
configure_file(packaging/harken.service.in ${CMAKE_BINARY_DIR}/harken.service @ONLY)
install(FILES ${CMAKE_BINARY_DIR}/harken.service DESTINATION lib/systemd/system)
install(FILES packaging/harken.toml.example DESTINATION ${CMAKE_INSTALL_DATADIR}/harken)
install(FILES README.md LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} OPTIONAL)
