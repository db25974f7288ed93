using static Infra.Tests.WorkloadTests;

namespace Infra.Tests;

/// <summary>Flow logs of the stack's own network.</summary>
public sealed class FlowLogsTests
{
    [Fact]
    public async Task Without_the_setting_no_flow_is_logged() =>
        Assert.Empty((await Stack.BuildAsync(Config.Settings(), isPreview: false)).Recorder.Of("network:FlowLog"));

    [Theory]
    [InlineData("", "NetworkWatcherRG", "NetworkWatcher_swedencentral")]
    [InlineData("rg-watchers/watcher", "rg-watchers", "watcher")]
    public async Task The_watcher_of_the_region_logs_the_network(string watcher, string group, string name)
    {
        var log = (await BuildAsync(watcher)).Recorder.One("network:FlowLog", "flow-logs-log").Inputs;

        Assert.Equal((group, name), (log["resourceGroupName"], log["networkWatcherName"]));
        Assert.Equal(("/azure-native:network:VirtualNetwork/network", true), (log["targetResourceId"], log["enabled"]));
        var analytics = Nested(Nested(log["flowAnalyticsConfiguration"])["networkWatcherFlowAnalyticsConfiguration"]);
        Assert.Equal(
            (true, "/azure-native:operationalinsights:Workspace/monitoring-workspace"),
            (analytics["enabled"], analytics["workspaceResourceId"])
        );
    }

    /// <summary>Azure documents a user-assigned identity, and the exception for trusted services; no key is needed.</summary>
    [Fact]
    public async Task Azure_writes_by_an_identity_to_an_account_without_keys()
    {
        var recorder = (await BuildAsync("", ("network", "public"), ("allowedAddresses", """["203.0.113.10"]"""))).Recorder;

        var account = recorder.One("storage:StorageAccount", "flow-logs-account").Inputs;
        Assert.Equal((false, "Enabled"), (account["allowSharedKeyAccess"], account["publicNetworkAccess"]));
        var rules = Nested(account["networkRuleSet"]);
        Assert.Equal(("Deny", "AzureServices"), (rules["defaultAction"], rules["bypass"]));
        Assert.False(rules.ContainsKey("ipRules") || rules.ContainsKey("virtualNetworkRules"));
        Assert.Equal(
            ["/azure-native:managedidentity:UserAssignedIdentity/flow-logs-identity"],
            List(Nested(recorder.One("network:FlowLog", "flow-logs-log").Inputs["identity"])["userAssignedIdentities"]).Cast<string>()
        );
        var grant = recorder.One("authorization:RoleAssignment", "flow-logs-flow-logs-blob-contributor").Inputs;
        Assert.Equal("/azure-native:storage:StorageAccount/flow-logs-account", grant["scope"]);
    }

    [Fact]
    public void The_owner_of_an_existing_network_logs_it() =>
        Assert.Contains(
            "ai-workload:flowLogs must be false with an existing network, got 'true': its owner logs its flows",
            Error(("network", "existing"), ("flowLogs", "true"))
        );

    [Theory]
    [InlineData("true", "watcher", "must be the resource group and the name of a Network Watcher, as in <group>/<name>, got 'watcher'")]
    [InlineData("false", "rg/watcher", "must be empty without flowLogs, got 'rg/watcher'")]
    public void A_wrong_watcher_is_rejected(string logs, string watcher, string problem) =>
        Assert.Contains($"ai-workload:networkWatcher {problem}", Error(("flowLogs", logs), ("networkWatcher", watcher)));

    private static Task<Stack> BuildAsync(string watcher, params (string, string?)[] more) =>
        Stack.BuildAsync(Config.Settings([("flowLogs", "true"), ("networkWatcher", watcher), .. more]), isPreview: false);

    private static string Error(params (string, string?)[] changes) =>
        Assert.Throws<Pulumi.RunException>(() => Config.Settings(changes)).Message;
}
