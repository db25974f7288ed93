using Google.Protobuf.WellKnownTypes;
using Planning.Engine;
using Planning.Wire;
using Pulumirpc;

namespace Preflight.Tests;

/// <summary>What SDKs of different ages ask of the engine, and what they take from its answers.</summary>
public sealed class SdkQuestionsTests
{
    private const string Group = "azure-native:resources:ResourceGroup";
    private const string Account = "azure-native:storage:StorageAccount";
    private const string Key = "azure-native:sql:ServerKey";

    /// <summary>Node after 3.270 takes a missing id as unknown in a preview; earlier ones take the id that they sent.</summary>
    [Fact]
    public async Task A_resource_that_is_read_is_answered_with_its_id()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = new ReadResourceRequest
        {
            Type = Group,
            Name = "shared",
            Id = "/subscriptions/s/resourceGroups/rg-shared",
        };

        var answer = await new Planning.Engine.Monitor(new Run(project.Request())).ReadResource(request, null!);

        Assert.Equal(request.Id, answer.Id);
    }

    [Theory]
    [InlineData(RunMode.Resolved, true)]
    [InlineData(RunMode.Unknowns, true)]
    [InlineData(RunMode.Update, false)]
    public async Task The_deployment_info_names_the_stack_and_what_the_program_starts_with(RunMode mode, bool dryRun)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request(mode) with
        {
            Organization = "acme",
            Config = new Dictionary<string, string> { ["shop:size"] = "3" },
            SecretKeys = ["shop:password"],
        };

        var info = await new Planning.Engine.Monitor(new Run(request)).GetDeploymentInfo(new Empty(), null!);

        Assert.Equal(("acme", request.Project, request.Stack), (info.Organization, info.Project, info.Stack));
        Assert.Equal("3", info.Config["shop:size"]);
        Assert.Equal(["shop:password"], info.ConfigSecretKeys);
        Assert.Equal((dryRun, 16), (info.DryRun, info.Parallel));
    }

    /// <summary>Earlier SDKs ask about each feature alone, and so do newer ones where GetDeploymentInfo is not implemented.</summary>
    [Theory]
    [InlineData("secrets", ResourceMonitorFeature.Secrets)]
    [InlineData("aliasSpecs", ResourceMonitorFeature.AliasSpecs)]
    [InlineData("resourceHooks", ResourceMonitorFeature.ResourceHooks)]
    public async Task A_feature_is_supported_by_its_name_and_in_the_deployment_info(string name, ResourceMonitorFeature feature)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var monitor = new Planning.Engine.Monitor(new Run(project.Request()));

        Assert.True((await monitor.SupportsFeature(new SupportsFeatureRequest { Id = name }, null!)).HasSupport);
        Assert.False((await monitor.SupportsFeature(new SupportsFeatureRequest { Id = $"{name}2" }, null!)).HasSupport);
        Assert.Contains(feature, (await monitor.GetDeploymentInfo(new Empty(), null!)).SupportedFeatures);
    }

    [Theory]
    [InlineData(Group, RunMode.Resolved, "uksouth")]
    [InlineData(Group, RunMode.Unknowns, "uksouth")]
    [InlineData(Account, RunMode.Unknowns, "uksouth")]
    [InlineData(Key, RunMode.Resolved, "uksouth")]
    [InlineData(Key, RunMode.Unknowns, null)]
    [InlineData("azure-native:network:Subnet", RunMode.Resolved, null)]
    public async Task A_region_that_the_program_leaves_out_is_the_configured_one(string type, RunMode mode, string? expected)
    {
        using var project = ProjectFolder.OfScenario("ok");
        var request = project.Request(mode);
        request = request with { Config = new Dictionary<string, string>(request.Config) { ["azure-native:location"] = "uksouth" } };
        var monitor = new Planning.Engine.Monitor(new Run(request));

        Assert.Equal(expected, (await monitor.RegisterResource(Resource(type, "thing"), null!)).Object.Text("location"));
    }

    [Fact]
    public async Task A_region_that_the_program_leaves_out_is_that_of_its_provider()
    {
        using var project = ProjectFolder.OfScenario("ok");
        var monitor = new Planning.Engine.Monitor(new Run(project.Request()));
        var provider = Resource("pulumi:providers:azure-native", "west");
        provider.Object.Fields["location"] = Value.ForString("westus3");
        var west = await monitor.RegisterResource(provider, null!);
        var (group, own) = (Resource(Group, "group"), Resource(Group, "own"));
        group.Provider = own.Provider = $"{west.Urn}::{west.Id}";
        own.Object.Fields["location"] = Value.ForString("norwayeast");

        Assert.Equal("westus3", (await monitor.RegisterResource(group, null!)).Object.Text("location"));
        Assert.Equal("norwayeast", (await monitor.RegisterResource(own, null!)).Object.Text("location"));
    }

    private static RegisterResourceRequest Resource(string type, string name) =>
        new()
        {
            Type = type,
            Name = name,
            Custom = true,
            Object = new Struct(),
        };
}
