using CommandLine;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Planning.Engine;
using Pulumirpc;

namespace Preflight.Tests.Projects;

/// <summary>Configuration that Pulumi's engine and azure-native read themselves.</summary>
public sealed class ReservedKeysTests
{
    private const string Account = "azure-native:storage:StorageAccount";
    private const string Role = "azure-native:authorization:RoleAssignment";

    [Theory]
    [InlineData("pulumi:tags: [a]", "pulumi:tags must be an object of strings, got '[\"a\"]'")]
    [InlineData("pulumi:tags: { a: 1 }", "pulumi:tags[a] must be a string, got 1")]
    [InlineData("pulumi:tags: { 'a b': x }", "pulumi:tags[a b]: stack tag names may only contain alphanumerics")]
    [InlineData(
        "pulumi:disable-default-providers: aws",
        "pulumi:disable-default-providers must be a list of packages, or ['*'], got 'aws'"
    )]
    [InlineData("pulumi:disable-default-providers: [1]", "pulumi:disable-default-providers[0] must be a string, got 1")]
    [InlineData("pulumi:autonaming: verbatim", "pulumi:autonaming must be an object with mode, pattern, enforce or providers")]
    [InlineData(
        "pulumi:autonaming: { mode: literal }",
        "pulumi:autonaming: invalid naming mode: literal; must be one of default, verbatim, disabled"
    )]
    [InlineData("pulumi:autonaming: { mode: default, pattern: x }", "pulumi:autonaming: cannot specify both mode and pattern/enforce")]
    [InlineData("pulumi:autonaming: { enforce: true }", "pulumi:autonaming: pattern must be specified when enforce is true")]
    [InlineData("pulumi:autonaming: { pattern: '${config.gone}' }", "pulumi:autonaming: no value found for key \"gone\"")]
    [InlineData("pulumi:autonaming: { modes: x }", "pulumi:autonaming: unknown field \"modes\"")]
    [InlineData(
        "pulumi:autonaming: { providers: { azure-native: { resources: { 'azure-native:storage:Account': {} } } } }",
        "pulumi:autonaming.providers[azure-native].resources[azure-native:storage:Account]: mode or pattern must be specified"
    )]
    public void A_wrong_value_is_rejected_as_by_the_CLI(string setting, string problem)
    {
        using var folder = Folder(setting);

        Assert.Contains(problem, Assert.Throws<Failure>(() => folder.Config()).Message);
    }

    [Theory]
    [InlineData("azure-native:lcoation: westeurope", "which azure-native does not read; did you mean 'location'?")]
    [InlineData("pulumi:autonameing: {}", "which Pulumi does not read; did you mean 'autonaming'?")]
    [InlineData("azure-native:region: westeurope", "which azure-native does not read")]
    public void A_key_that_is_not_read_is_a_warning(string setting, string warning)
    {
        using var folder = Folder(setting);

        Assert.Contains(warning, Assert.Single(folder.Config().Warnings));
    }

    [Fact]
    public void What_Pulumi_and_the_provider_read_is_accepted()
    {
        using var folder = Folder(
            "pulumi:tags: { team: a, pulumi:template: https://example.com }\n  pulumi:disable-default-providers: ['*']\n"
                + "  azure-native:subscriptionId: a\n  azure-native:tenantId: a\n  azure-native:location: westeurope\n"
                + "  azure-native:useOidc: true\n  random:seed: 5"
        );

        Assert.Empty(folder.Config().Warnings);
    }

    [Theory]
    [InlineData("{ mode: verbatim }", Account, "two")]
    [InlineData("{ mode: default }", Account, "two[0-9a-f]{8}")]
    [InlineData("{ pattern: 'st${stack}${name}${num(4)}' }", Account, "stdevtwo[0-9]{4}")]
    [InlineData("{ pattern: '${organization}-${project}-${config.short}-${hex(3)}' }", Account, "organization-demo-sh-[0-9a-f]{3}")]
    [InlineData("{ pattern: '${alphanum(5)}${string(2)}' }", Account, "[a-z0-9]{5}[a-z]{2}")]
    [InlineData("{ pattern: '${uuid}' }", Account, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    [InlineData("{ providers: { aws: { mode: verbatim } } }", Account, "two[0-9a-f]{8}")]
    [InlineData("{ mode: disabled, providers: { azure-native: { mode: verbatim } } }", Account, "two")]
    [InlineData(
        "{ mode: disabled, providers: { azure-native: { resources: { 'azure-native:storage:StorageAccount': { mode: verbatim } } } } }",
        Account,
        "two"
    )]
    [InlineData("{ pattern: '${name}' }", Role, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    [InlineData("{ pattern: '${name}', enforce: true }", Role, "two")]
    public async Task A_resource_without_a_name_is_named_by_the_stack(string naming, string type, string expected)
    {
        var monitor = Monitor($"pulumi:autonaming: {naming}\n  short: sh");

        var answer = await monitor.RegisterResource(Request(type), null!);

        Assert.Matches($"/{expected}$", answer.Id);
    }

    [Fact]
    public async Task Disabled_naming_rejects_a_resource_without_a_name_only()
    {
        var named = Request(Account);
        named.Object.Fields["accountName"] = Value.ForString("stgiven");

        Assert.EndsWith("/stgiven", (await Monitor("pulumi:autonaming: { mode: disabled }").RegisterResource(named, null!)).Id);
        var refusal = await Assert.ThrowsAsync<RpcException>(() =>
            Monitor("pulumi:autonaming: { mode: disabled }").RegisterResource(Request(Account), null!)
        );
        Assert.Contains("'two' (azure-native:storage:StorageAccount) is missing required property 'accountName'", refusal.Status.Detail);
    }

    [Theory]
    [InlineData("['*']", "", true)]
    [InlineData("[azure-native]", "", true)]
    [InlineData("[' azure-native ']", "", true)]
    [InlineData("[aws]", "", false)]
    [InlineData("[]", "", false)]
    [InlineData("['*']", "urn:pulumi:dev::demo::pulumi:providers:azure-native::own::id", false)]
    public async Task A_disabled_default_provider_rejects_resources_without_one(string packages, string provider, bool isRejected)
    {
        var monitor = Monitor($"pulumi:disable-default-providers: {packages}");
        var request = Request(Account);
        request.Provider = provider;
        var invoke = new ResourceInvokeRequest
        {
            Tok = "azure-native:authorization:getClientConfig",
            Args = new(),
            Provider = provider,
        };

        await monitor.RegisterResource(Request("pulumi:providers:azure-native"), null!);
        if (isRejected)
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(() => monitor.RegisterResource(request, null!));
            Assert.StartsWith(
                $"Default provider for 'azure-native' disabled. 'urn:pulumi:dev::demo::{Account}::two' must use an explicit provider",
                refusal.Status.Detail
            );
            await Assert.ThrowsAsync<RpcException>(() => monitor.Invoke(invoke, null!));
        }
        else
        {
            Assert.NotEmpty((await monitor.RegisterResource(request, null!)).Urn);
            Assert.NotNull(await monitor.Invoke(invoke, null!));
        }
    }

    private static Planning.Engine.Monitor Monitor(string setting)
    {
        using var folder = Folder(setting);
        return new(
            new Run(
                new RunRequest
                {
                    Project = "demo",
                    Stack = "dev",
                    Program = new("none", [], folder.Path, "none", "unknown"),
                    Config = folder.Config().Values,
                    SecretKeys = [],
                    RootDirectory = folder.Path,
                }
            )
        );
    }

    private static RegisterResourceRequest Request(string type) =>
        new()
        {
            Type = type,
            Name = "two",
            Custom = true,
            Object = new()
            {
                Fields =
                {
                    ["resourceGroupName"] = Value.ForString("rg"),
                    ["scope"] = Value.ForString("/subscriptions/a/resourceGroups/rg"),
                },
            },
        };

    private static ProjectFolder Folder(string setting) =>
        new ProjectFolder().With("Pulumi.yaml", "name: demo\nruntime: dotnet\n").With("Pulumi.dev.yaml", $"config:\n  {setting}\n");
}
