/** What every screen stands in: toasts, the way past the navigation, and what is shown when all fails. */
import type { QueryClient } from "@tanstack/react-query";
import { createRootRouteWithContext, Outlet } from "@tanstack/react-router";
import { Frame, Lost, NotFound } from "../features/shell/Frame";

export const Route = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: () => (
    <Frame>
      <Outlet />
    </Frame>
  ),
  errorComponent: Lost,
  notFoundComponent: NotFound,
});
