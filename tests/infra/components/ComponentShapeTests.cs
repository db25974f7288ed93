using Infra.Settings;
using Pulumi;

namespace Infra.Tests;

public sealed class ComponentShapeTests
{
    private const string Assets = "azureml://registries/c";

    public static TheoryData<Type> Components => [.. ComponentShape.Components];

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_created_from_its_name_its_args_and_options(Type component) =>
        Assert.Empty(ComponentShape.Problems(component));

    [Theory]
    [MemberData(nameof(Components))]
    public void A_component_is_in_the_folder_of_its_namespace(Type component)
    {
        var folder = component.Namespace!.Replace("Infra.", "infra/").Replace('.', '/');

        Assert.Matches("^infra/Components/[A-Z][a-z]+$", folder);
        Assert.True(File.Exists(Config.RepositoryFile($"{folder}/{component.Name}.cs")));
    }

    [Fact]
    public async Task A_component_registers_the_type_token_of_its_namespace()
    {
        var settings = Config.Settings(
            ("addressRange", "192.168.16.0/22"),
            ("aiGateway", "apim"),
            ("appPlan", "P1v3"),
            ("assignPolicies", "true"),
            ("bingGrounding", "true"),
            ("certificateName", "chat"),
            ("certificateVaultId", "/subscriptions/s/resourceGroups/certificates/providers/Microsoft.KeyVault/vaults/kv"),
            ("chatHistoryDays", "30"),
            ("customerManagedKeys", "true"),
            ("defenderPlans", "true"),
            ("egress", "firewall"),
            ("dnsResolver", "true"),
            ("flowLogs", "true"),
            ("foundry", "agents"),
            ("hostName", "chat.example.com"),
            ("hubNetwork", "/subscriptions/s/resourceGroups/hub/providers/Microsoft.Network/virtualNetworks/hub"),
            ("hubRanges", """["10.0.0.0/16"]"""),
            ("ingestion", "indexer"),
            ("ingress", "gateway"),
            ("jumpHostKey", $"ssh-ed25519 {new string('A', 68)} operator"),
            (
                "predictiveDeployments",
                $"""["blue {Assets}/models/churn/versions/3 {Assets}/environments/e/versions/1 Standard_DS3_v2 3 100"]"""
            ),
            ("networkPerimeter", "learning"),
            ("privateMonitoring", "true"),
            ("searchSku", "standard"),
            ("signInClientId", "11111111-2222-4333-8444-555555555555"),
            ("stagingSlot", "true"),
            ("vaultPurgeProtection", "true")
        );
        var built = (await Stack.BuildAsync(settings, isPreview: false)).Resources.OfType<ComponentResource>().ToList();

        Assert.All(built, component => Assert.Equal(ComponentShape.Token(component.GetType()), component.GetResourceType()));
        Assert.Equal(
            ComponentShape.Components.Select(component => component.Name).Order(),
            built.Select(component => component.GetType().Name).Distinct().Order()
        );
    }

    [Fact]
    public void Only_the_root_of_infra_knows_the_settings_of_the_whole_stack() =>
        Assert.Empty(
            typeof(Workload)
                .Assembly.GetTypes()
                .Where(type => type.Namespace is not (null or "Infra" or "Infra.Settings"))
                .SelectMany(ComponentShape.WholeSettings)
        );

    /// <summary>Nothing that a component gets can be changed afterwards, so no component sees an earlier or a later context.</summary>
    [Fact]
    public void The_context_of_a_stack_has_no_setter_for_encryption_telemetry_and_network() =>
        Assert.All(new[] { "Encryption", "Deployer", "Diagnostics", "Access" }, property =>
            Assert.Null(typeof(Infra.Context.StackContext).GetProperty(property)!.SetMethod)
        );

    [Theory]
    [InlineData(typeof(TwoConstructors), "more or less than one public constructor")]
    [InlineData(typeof(TakesText), "TakesText takes System.String, not Infra.Tests.TakesTextArgs")]
    [InlineData(typeof(NoOptions), "is not created by (string name, NoOptionsArgs args, ComponentResourceOptions? options = null)")]
    public void A_component_of_another_shape_is_found(Type component, string problem) =>
        Assert.Contains(ComponentShape.Problems(component), found => found.Contains(problem));

    [Fact]
    public void A_method_that_takes_the_settings_of_the_whole_stack_is_found() =>
        Assert.Equal(["TakesText.Read"], ComponentShape.WholeSettings(typeof(TakesText)));

    private sealed class TwoConstructors : ComponentResource
    {
        public TwoConstructors(string name)
            : base("test:tests:TwoConstructors", name) { }

        public TwoConstructors(string name, int count)
            : base("test:tests:TwoConstructors", $"{name}-{count}") { }
    }

    private sealed class TakesText(string name, string args, ComponentResourceOptions? options = null)
        : ComponentResource("test:tests:TakesText", name + args, options)
    {
        public static string Read(WorkloadSettings settings) => settings.Stack.Name;
    }

    private sealed class NoOptions(string name, string args) : ComponentResource("test:tests:NoOptions", name + args);
}
