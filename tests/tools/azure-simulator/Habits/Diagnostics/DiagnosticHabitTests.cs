using static AzureSimulator.Tests.TestAzure;

namespace AzureSimulator.Tests.Habits.Diagnostics;

public sealed class DiagnosticHabitTests
{
    private const string Settings = $"{Storage}/providers/Microsoft.Insights/diagnosticSettings";
    private const string Version = "2021-05-01-preview";
    private const string Workspace = $"{Group}/providers/Microsoft.OperationalInsights/workspaces/logs";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_category_goes_to_a_sink_once(bool on)
    {
        var azure = With(on, "diagnostic-setting-by-policy");
        azure.MakeStorage();
        azure.Make($"{Settings}/all", Version, Body("{\"categoryGroup\": \"allLogs\", \"enabled\": true}"));

        var answer = azure.Put($"{Settings}/audit", Version, Body("{\"category\": \"StorageRead\", \"enabled\": true}"));

        Expect(on, answer, 409, "Conflict", "is already used in diagnostic setting 'all' for category 'StorageRead'");
        Assert.Equal(on, answer.Body!["error"] is null && answer.Body["code"] is not null);
        azure.Finish();
        Ok(azure.Put($"{Settings}/other", Version, Body("{\"category\": \"StorageRead\", \"enabled\": false}")));
    }

    [Fact]
    public void A_resource_has_five_settings_at_most()
    {
        var azure = With(true, "diagnostic-setting-by-policy");
        azure.MakeStorage();
        for (var i = 1; i <= 5; i++)
        {
            azure.Make($"{Settings}/s{i}", Version, Body("", $"{Workspace}{i}"));
        }

        Refused(azure.Put($"{Settings}/s6", Version, Body("", $"{Workspace}6")), 400, "BadRequest", "already has 5 diagnostic settings");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_policy_makes_the_setting_of_a_new_resource(bool on)
    {
        const string Subscription = "/subscriptions/00000000-0000-4000-8000-000000000001";
        const string Definition = $"{Subscription}/providers/Microsoft.Authorization/policyDefinitions/logs";
        var azure = With(on, "diagnostic-setting-by-policy");
        azure.Make(
            Definition,
            "2023-04-01",
            """
            {"properties": {"mode": "All", "policyRule": {"if": {"field": "type", "equals": "Microsoft.Storage/storageAccounts"},
                "then": {"effect": "deployIfNotExists", "details": {"type": "Microsoft.Insights/diagnosticSettings"}}},
                "parameters": {"logs": {"type": "String"}}}}
            """
        );
        azure.Make(
            $"{Group}/providers/Microsoft.Authorization/policyAssignments/logs",
            "2023-04-01",
            """
            {"properties": {"policyDefinitionId": "DEFINITION", "parameters": {"logs": {"value": "WORKSPACE"}}}}
            """.Replace("DEFINITION", Definition).Replace("WORKSPACE", Workspace)
        );
        azure.Wait(1000);
        azure.MakeStorage();
        azure.Wait(601);

        Assert.Equal(on ? 200 : 404, azure.Get($"{Settings}/setbypolicy", Version).Status);
        var answer = azure.Put($"{Settings}/mine", Version, Body("{\"categoryGroup\": \"allLogs\", \"enabled\": true}"));
        Expect(on, answer, 409, "Conflict", "is already used in diagnostic setting 'setbypolicy'");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_setting_is_there_again_with_its_resource(bool on)
    {
        var azure = With(on, "diagnostic-setting-lingers");
        azure.MakeStorage();
        azure.Make($"{Settings}/all", Version, Body(""));
        azure.Remove(Storage, StorageVersion);
        Assert.Equal(404, azure.Get($"{Settings}/all", Version).Status);

        azure.MakeStorage();

        Assert.Equal(on ? 200 : 404, azure.Get($"{Settings}/all", Version).Status);
    }

    private static string Body(string logs, string workspace = Workspace) =>
        """{"properties": {"workspaceId": "WORKSPACE", "logs": [LOGS]}}""".Replace("WORKSPACE", workspace).Replace("LOGS", logs);
}
