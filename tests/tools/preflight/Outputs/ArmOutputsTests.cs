using System.Text.Json.Nodes;
using AzureDefinitions.Outputs;
using AzureDefinitions.Types;

namespace Preflight.Tests.Outputs;

public class ArmOutputsTests
{
    private static readonly AzureTypes Types = new();

    public static TheoryData<string> All => [.. ArmOutputs.Types];

    [Theory]
    [MemberData(nameof(All))]
    public void EveryOutputIsAPropertyOfAzuresTypes(string type)
    {
        var subject = SampleBodies.Subject(type);
        var outputs = ArmOutputs.Of(subject);
        Assert.NotEmpty(outputs["properties"] as JsonObject ?? []);

        var kept = VersionedOutputs.Of(subject, Types.Find(type, "9999-01-01")!.Value.Body);
        Assert.Equal(outputs["properties"]!.ToJsonString(), kept["properties"]!.ToJsonString());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void OutputsAreTheSameAgainAndLeaveTheBodyAsItIs(string type)
    {
        var subject = SampleBodies.Subject(type);
        var first = ArmOutputs.Of(subject).ToJsonString();

        Assert.Equal(first, ArmOutputs.Of(subject with { Body = SampleBodies.Everything() }).ToJsonString());
        Assert.Equal(SampleBodies.Everything().ToJsonString(), subject.Body.ToJsonString());
        Assert.NotEqual(first, ArmOutputs.Of(subject with { Id = subject.Id + "2" }).ToJsonString());
    }

    [Fact]
    public void AnOlderApiVersionLacksALaterOutput()
    {
        var subject = SampleBodies.Subject("Microsoft.Search/searchServices");
        var (body, _) = Types.Find(subject.Type, "2023-11-01")!.Value;

        Assert.NotNull(ArmOutputs.Of(subject)["properties"]!["endpoint"]);
        Assert.Null(VersionedOutputs.Of(subject, body)["properties"]?["endpoint"]);
    }

    [Fact]
    public void AFirewallTakesTheFirstFreeAddressOfItsSubnet()
    {
        var subject = SampleBodies.Subject("Microsoft.Network/azureFirewalls");
        var known = subject with { Others = id => id == SampleBodies.Subnet ? Range("10.1.2.64/26") : null };

        Assert.Equal("10.1.2.68", Address(known));
        Assert.Equal("10.255.255.4", Address(subject));

        static string Address(ArmSubject subject) =>
            (string)ArmOutputs.Of(subject)["properties"]!["ipConfigurations"]![0]!["properties"]!["privateIPAddress"]!;
    }

    [Theory]
    [InlineData("vault", "Microsoft.KeyVault/vaults/KV", "kv.vault.azure.net")]
    [InlineData("sites-staging", "Microsoft.Web/sites/app", "app-staging.azurewebsites.net")]
    [InlineData("account", "Microsoft.CognitiveServices/accounts/ai", "host.cognitiveservices.azure.com")]
    public void AnEndpointNamesTheHostsOfItsTarget(string group, string target, string host)
    {
        var subject = SampleBodies.Subject("Microsoft.Network/privateEndpoints") with
        {
            Others = id =>
                id == SampleBodies.Subnet ? Range("10.1.2.0/28")
                : id.Contains("CognitiveServices", StringComparison.Ordinal) ? SampleBodies.Everything()
                : null,
        };
        var connection = (JsonObject)subject.Body["properties"]!["privateLinkServiceConnections"]![0]!["properties"]!;
        connection["groupIds"] = new JsonArray(group);
        connection["privateLinkServiceId"] = $"{SampleBodies.Group}/providers/{target}";

        var first = ArmOutputs.Of(subject)["properties"]!["customDnsConfigs"]![0]!;
        Assert.Equal(host, (string?)first["fqdn"]);
        var octet = int.Parse(((string)first["ipAddresses"]![0]!)["10.1.2.".Length..]);
        Assert.InRange(octet, 4, 14);
    }

    [Theory]
    [InlineData(true, "app.")]
    [InlineData(false, "app.internal.")]
    public void AContainerAppsHostIsInTheDomainOfItsEnvironment(bool isExternal, string start)
    {
        var environment = SampleBodies.Subject("Microsoft.App/managedEnvironments");
        var app = SampleBodies.Subject("Microsoft.App/containerApps") with { Id = $"{SampleBodies.Group}/providers/x/y/app" };
        app.Body["properties"]!["configuration"]!["ingress"]!["external"] = isExternal;

        var domain = (string?)ArmOutputs.Of(environment)["properties"]!["defaultDomain"];
        Assert.Equal(start + domain, (string?)ArmOutputs.Of(app)["properties"]!["configuration"]!["ingress"]!["fqdn"]);
    }

    [Fact]
    public void AListenerHasAnIdBelowItsGateway()
    {
        var subject = SampleBodies.Subject("Microsoft.Network/applicationGateways");

        Assert.Equal($"{subject.Id}/httpListeners/one", (string?)ArmOutputs.Of(subject)["properties"]!["httpListeners"]![0]!["id"]);
    }

    [Fact]
    public void AnIdentitysIdsAreTheSameWhereItIsMadeAndWhereItIsAssigned()
    {
        var made = SampleBodies.Subject("Microsoft.ManagedIdentity/userAssignedIdentities");
        var user = SampleBodies.Subject("Microsoft.Web/sites");
        user.Body["identity"] = new JsonObject
        {
            ["type"] = "UserAssigned",
            ["userAssignedIdentities"] = new JsonObject { [made.Id] = new JsonObject() },
        };

        var assigned = ArmOutputs.Of(user)["identity"]!["userAssignedIdentities"]![made.Id]!;
        Assert.Equal((string?)ArmOutputs.Of(made)["properties"]!["principalId"], (string?)assigned["principalId"]);
    }

    [Fact]
    public void LayingOutputsKeepsWhatTheBodyHas()
    {
        var subject = SampleBodies.Subject("Microsoft.Network/virtualNetworks");
        var body = SampleBodies.Everything();
        ArmOutputs.Lay(ArmOutputs.Of(subject), body);

        var subnet = body["properties"]!["subnets"]![0]!;
        Assert.Equal($"{subject.Id}/subnets/one", (string?)subnet["id"]);
        Assert.Equal("one", (string?)subnet["name"]);
        Assert.Equal("SystemAssigned", (string?)body["identity"]!["type"]);
        Assert.NotNull((string?)body["identity"]!["principalId"]);
    }

    private static JsonObject Range(string prefix) => new() { ["properties"] = new JsonObject { ["addressPrefix"] = prefix } };
}
