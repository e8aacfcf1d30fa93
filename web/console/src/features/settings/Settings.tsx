// SPDX-License-Identifier: AGPL-3.0-or-later
import { Navigate, Route, Routes } from "react-router";
import { Canned } from "./canned/Canned";
import { AvailabilityPage } from "./availability/AvailabilityPage";
import { ChannelPage } from "./channels/ChannelPage";
import { Audit } from "./audit/Audit";
import { Channels } from "./channels/Channels";
import { DepartmentPage } from "./departments/DepartmentPage";
import { Attributes } from "./customers/Attributes";
import { Deleted } from "./deleted/Deleted";
import { Departments } from "./departments/Departments";
import { Forms } from "./forms/Forms";
import { Labels } from "./labels/Labels";
import { LadderPage } from "./ladder/LadderPage";
import { LibraryPage } from "./library/LibraryPage";
import { People } from "./people/People";
import { Profile } from "./profile/Profile";
import { RolePage } from "./roles/RolePage";
import { Roles } from "./roles/Roles";
import classes from "./Settings.module.css";
import { StatusesPage } from "./statuses/StatusesPage";
import { SettingsNav } from "./SettingsNav";
import { WordsPage } from "./words/WordsPage";
import { WorkspacePage } from "./workspace/WorkspacePage";

export function Settings() {
  return (
    <div className={classes.layout}>
      <SettingsNav />
      <div className={classes.scroll}>
        <Routes>
          <Route path="profile" element={<Profile />} />
          <Route path="workspace" element={<WorkspacePage />} />
          <Route path="words" element={<WordsPage />} />
          <Route path="people" element={<People />} />
          <Route path="departments" element={<Departments />} />
          <Route path="departments/:id" element={<DepartmentPage />} />
          <Route path="ladder" element={<LadderPage />} />
          <Route path="statuses" element={<StatusesPage />} />
          <Route path="availability" element={<AvailabilityPage />} />
          <Route path="chat" element={<Channels />} />
          <Route path="chat/:id" element={<ChannelPage />} />
          <Route path="canned" element={<Canned />} />
          <Route path="forms" element={<Forms />} />
          <Route path="library" element={<LibraryPage />} />
          <Route path="labels" element={<Labels />} />
          <Route path="roles" element={<Roles />} />
          <Route path="roles/:id" element={<RolePage />} />
          <Route path="deleted" element={<Deleted />} />
          <Route path="audit" element={<Audit />} />
          <Route path="customers" element={<Attributes />} />
          <Route path="*" element={<Navigate to="/settings/profile" replace />} />
        </Routes>
      </div>
    </div>
  );
}
