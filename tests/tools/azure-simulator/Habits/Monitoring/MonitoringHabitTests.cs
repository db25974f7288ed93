using static AzureSimulator.Tests.Habits.Bodies;
using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Monitoring;

public sealed class MonitoringHabitTests
{
    private const string Insights = $"{Group}/providers/Microsoft.Insights";
    private const string Scope = $"{Insights}/privateLinkScopes/scope";
    private const string ScopeVersion = "2021-07-01-preview";
    private const string Component = $"{Insights}/components/appi";
    private const string ComponentVersion = "2020-02-02";
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs";
    private const string WorkspaceVersion = "2023-09-01";
    private const string Query = $"{Insights}/scheduledQueryRules/rule";
    private const string QueryVersion = "2023-12-01";
    private const string Alert = $"{Insights}/metricAlerts/alert";
    private const string AlertVersion = "2018-03-01";
    private const string Pricing = "/subscriptions/00000000-0000-4000-8000-000000000001/providers/Microsoft.Security/pricings/KeyVaults";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_scope_takes_one_write_at_a_time(bool on)
    {
        var azure = WithScope(on, "ampls-one-at-a-time");
        Ok(Link(azure, "one", Workspace));

        Expect(on, Link(azure, "two", Component), 409, "Conflict", "while in provisioning state: 'Provisioning'");

        azure.Finish();
        Ok(Link(azure, "two", Component));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_workspace_is_linked_once_to_a_scope(bool on)
    {
        var azure = WithScope(on, "ampls-linked-once");
        Ok(Link(azure, "one", Workspace));
        azure.Finish();

        Expect(on, Link(azure, "two", Workspace), 409, "Conflict", "same linked resource id already exists");
        Ok(Link(azure, "one", Workspace));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_link_scope_with_an_endpoint_is_kept(bool on)
    {
        var azure = WithScope(on, "ampls-zones-needed");
        azure.Make(Network, NetworkVersion, NetworkBody);
        azure.Make(Endpoint, NetworkVersion, EndpointBody(Scope, "azuremonitor"));

        Expect(on, azure.Delete(Scope, ScopeVersion), 409, "Conflict", "with private endpoint connections");

        azure.Remove(Endpoint, NetworkVersion);
        Ok(azure.Delete(Scope, ScopeVersion));
    }

    [Theory]
    [InlineData(true, "AZFWApplicationRule | where Action == 'Deny'", "", true)]
    [InlineData(true, "AZFWApplicationRule | where Action == 'Deny'", "\"skipQueryValidation\": true,", false)]
    [InlineData(true, "AppRequests | where Success == false", "", false)]
    [InlineData(false, "AZFWApplicationRule | where Action == 'Deny'", "", false)]
    public void A_query_names_a_table_that_exists(bool on, string query, string more, bool isRefused)
    {
        var azure = WithScope(on, "log-query-before-table");

        var answer = azure.Put(Query, QueryVersion, QueryBody(query, more));

        Expect(isRefused, answer, 400, "BadRequest", "Failed to resolve table or column expression named 'AZFWApplicationRule'");
    }

    [Fact]
    public void A_table_exists_some_minutes_after_the_first_diagnostic_setting()
    {
        var azure = WithScope(true, "log-query-before-table");
        azure.MakeStorage();
        azure.Make(
            $"{Storage}/providers/Microsoft.Insights/diagnosticSettings/all",
            "2021-05-01-preview",
            """{"properties": {"workspaceId": "WORKSPACE"}}""".Replace("WORKSPACE", Workspace)
        );
        azure.Wait(601);

        Ok(azure.Put(Query, QueryVersion, QueryBody("AZFWApplicationRule | take 1", "")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_metric_of_an_own_namespace_is_known_some_minutes_later(bool on)
    {
        var azure = WithScope(on, "metric-alert-before-metric");
        const string Own = "azure.applicationinsights";

        Expect(on, azure.Put(Alert, AlertVersion, AlertBody(Own)), 400, "BadRequest", "Couldn't find a metric named tokens");
        Ok(azure.Put(Alert, AlertVersion, AlertBody("Microsoft.Insights/components")));
        azure.Wait(121);
        Ok(azure.Put(Alert, AlertVersion, AlertBody(Own)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void One_of_many_alerts_may_not_be_found_for_some_seconds(bool on)
    {
        var azure = new TestAzure(new SimulatorOptions { Habits = Set(on, "metric-alert-404"), EveryChance = true });
        for (var i = 0; i < 5; i++)
        {
            Ok(azure.Put($"{Alert}{i}", AlertVersion, AlertBody("Microsoft.Insights/components")));
        }

        Expect(on, azure.Get(Alert + "1", AlertVersion), 404, "ResourceNotFound", "metricAlerts/alert1");
        azure.Wait(16);
        Ok(azure.Get(Alert + "1", AlertVersion));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_component_gets_an_alert_and_an_action_group_that_stay(bool on)
    {
        var azure = WithScope(on, "app-insights-side-resources");
        azure.Wait(121);
        azure.Remove(Component, ComponentVersion);

        var group = azure.Get($"{Insights}/actionGroups/Application Insights Smart Detection", "2023-01-01");
        var rule = azure.Get(
            $"{Group}/providers/Microsoft.AlertsManagement/smartDetectorAlertRules/Failure Anomalies - appi",
            "2021-04-01"
        );

        Assert.Equal(on ? (200, 200) : (404, 404), (group.Status, rule.Status));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_component_needs_its_workspace(bool on)
    {
        var azure = WithScope(on, "workspace-linked-delete");

        Expect(on, azure.Put(Component, ComponentVersion, ComponentBody(Workspace + "2")), 400, "BadRequest", "was not found");
        Ok(azure.Put(Component, ComponentVersion, ComponentBody(Workspace)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_plans_of_Defender_are_not_deleted(bool on)
    {
        var azure = With(on, "defender-pricing-is-subscription");

        var answer = azure.Delete(Pricing, "2024-01-01");

        Assert.Equal(on ? (400, "InvalidUrlConfiguration") : (405, "MethodNotAllowed"), (answer.Status, answer.ErrorCode));
        Ok(azure.Put(Pricing, "2024-01-01", """{"properties": {"pricingTier": "Standard"}}"""));
    }

    private static TestAzure WithScope(bool on, string habit)
    {
        var azure = With(on, habit);
        azure.Make(Workspace, WorkspaceVersion, """{"location": "swedencentral", "properties": {"sku": {"name": "PerGB2018"}}}""");
        azure.Make(
            Scope,
            ScopeVersion,
            """
            {"location": "global", "properties": {"accessModeSettings":
                {"ingestionAccessMode": "PrivateOnly", "queryAccessMode": "PrivateOnly"}}}
            """
        );
        azure.Make(Component, ComponentVersion, ComponentBody(Workspace));
        return azure;
    }

    private static string ComponentBody(string workspace) =>
        """
            {"location": "swedencentral", "kind": "web", "properties": {"Application_Type": "web", "WorkspaceResourceId": "WORKSPACE"}}
            """.Replace("WORKSPACE", workspace);

    private static ArmResponse Link(TestAzure azure, string name, string linked) =>
        azure.Put(
            $"{Scope}/scopedResources/{name}",
            ScopeVersion,
            """{"properties": {"linkedResourceId": "LINKED"}}""".Replace("LINKED", linked)
        );

    private static string QueryBody(string query, string more) =>
        """
            {"location": "swedencentral", "properties": {"enabled": true, "severity": 2, "scopes": ["WORKSPACE"], MORE
                "evaluationFrequency": "PT5M", "windowSize": "PT5M", "criteria": {"allOf": [{"query": "QUERY", "timeAggregation": "Count",
                    "operator": "GreaterThan", "threshold": 10}]}}}
            """.Replace("WORKSPACE", Workspace).Replace("MORE", more).Replace("QUERY", query);

    private static string AlertBody(string space) =>
        """
            {"location": "global", "properties": {"enabled": true, "severity": 2, "scopes": ["COMPONENT"], "evaluationFrequency": "PT5M",
                "windowSize": "PT5M", "criteria": {"odata.type": "Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria", "allOf": [
                    {"criterionType": "StaticThresholdCriterion", "name": "one", "metricNamespace": "SPACE", "metricName": "tokens",
                        "operator": "GreaterThan", "threshold": 1000, "timeAggregation": "Total"}]}}}
            """.Replace("COMPONENT", Component).Replace("SPACE", space);
}
