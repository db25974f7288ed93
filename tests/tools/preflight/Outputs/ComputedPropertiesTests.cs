using System.Text.Json.Nodes;
using AzureDefinitions.Outputs;
using AzureDefinitions.Types;
using Google.Protobuf.WellKnownTypes;
using Planning.Plans;
using Planning.Requests;
using Planning.ResourceIds;
using Planning.Wire;
using Preflight.Tests.Requests;

namespace Preflight.Tests.Outputs;

/// <summary>Pulumi's shape of the outputs against ARM's.</summary>
public class ComputedPropertiesTests
{
    private const string Urn = "urn:pulumi:dev::project::type::name";
    private static readonly AzureTypes Types = new();

    private static readonly ILookup<string, string> Tokens = ResourceTypes.Tokens.ToLookup(
        token => ResourceTypes.ArmType(ResourceTypes.Path(token)!),
        StringComparer.OrdinalIgnoreCase
    );

    public static TheoryData<string> All => [.. ArmOutputs.Types];

    /// <summary>Pulumi's outputs are mapped to a body as inputs are; it must have all that Azure adds.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void BothShapesAgree(string type)
    {
        var token = Tokens[type].First();
        var subject = SampleBodies.Subject(type) with { Seed = Urn };
        var (id, outputs) = (new ResourceId(subject.Id, subject.Id.Split('/')[^1], type), Inputs(subject.Body));
        new ComputedProperties(Urn, outputs, id, Identity.TenantId).Fill(token);

        // Not every type has an identity.
        var bodyType = Types.Find(type, "9999-01-01")!.Value.Body;
        var expected = VersionedOutputs.Of(subject, bodyType);
        var body = new BodyMapper(ResourceTypes.Short(token)).Map(new PlannedValues().Object(outputs), bodyType, "", _ => false);
        Assert.Empty(Missing(expected, body, ""));
    }

    [Theory]
    [InlineData("cognitiveservices:Account", "properties.endpoint")]
    [InlineData("cognitiveservices:Project", "properties.endpoints")]
    [InlineData("keyvault:Vault", "properties.vaultUri")]
    [InlineData("keyvault:Secret", "properties.secretUri")]
    [InlineData("machinelearningservices:OnlineEndpoint", "properties.scoringUri")]
    [InlineData("keyvault:Key", "keyUriWithVersion")]
    [InlineData("applicationinsights:Component", "instrumentationKey")]
    [InlineData("search:Service", "endpoint")]
    [InlineData("network:AzureFirewall", "ipConfigurations")]
    public void AnOutputIsWhereTheProviderHasIt(string token, string path)
    {
        var type = ResourceTypes.ArmType(ResourceTypes.Path($"azure-native:{token}")!);
        var outputs = Inputs(SampleBodies.Everything());
        var id = new ResourceId(SampleBodies.Id(type), "name", type);
        new ComputedProperties(Urn, outputs, id, Identity.TenantId).Fill($"azure-native:{token}");

        Assert.NotNull(outputs.Property(path.Split('.')));
    }

    [PackageFact]
    public void OutputsAreInPropertiesWhereThePackageHasThemThere()
    {
        var wrong =
            from type in AzureNativePackage.Types()
            let token = $"azure-native:{type.Token}"
            let path = ResourceTypes.Path(token)
            where path is not null && ArmOutputs.Knows(ResourceTypes.ArmType(path))
            where type.KeepsProperties != HasProperties(token, ResourceTypes.ArmType(path))
            select type.Token;

        Assert.Empty(wrong);
    }

    [Fact]
    public void AnEmptyListOfIdentitiesBecomesAMapOfThem()
    {
        var outputs = new Struct
        {
            Fields =
            {
                ["identity"] = Value.ForStruct(
                    new Struct
                    {
                        Fields =
                        {
                            ["userAssignedIdentities"] = Value.ForList(Value.ForString("/a/b"), Value.ForString(Signatures.Unknown)),
                        },
                    }
                ),
            },
        };
        new ComputedProperties(Urn, outputs, null, Identity.TenantId).Fill("azure-native:web:WebApp");

        var assigned = outputs.Property("identity", "userAssignedIdentities")!.StructValue;
        Assert.Equal(Identity.Guid("/a/b", "client"), Assert.Single(assigned.Fields).Value.StructValue.Text("clientId"));
    }

    private static bool HasProperties(string token, string type)
    {
        var outputs = Inputs(SampleBodies.Everything());
        new ComputedProperties(Urn, outputs, new ResourceId(SampleBodies.Id(type), "name", type), Identity.TenantId).Fill(token);
        return outputs.Fields.ContainsKey("properties");
    }

    /// <summary>As a program gives them: the content of `properties` at the level above.</summary>
    private static Struct Inputs(JsonObject body)
    {
        var result = new Struct();
        foreach (var (name, value) in body)
        {
            if (name == "properties")
            {
                result.MergeFrom(Inputs((JsonObject)value!));
            }
            else
            {
                result.Fields[name] = Input(value!);
            }
        }

        return result;
    }

    private static Value Input(JsonNode node) =>
        node switch
        {
            JsonObject map => Value.ForStruct(Inputs(map)),
            JsonArray list => Value.ForList([.. list.Select(item => Input(item!))]),
            _ => Value.Parser.ParseJson(node.ToJsonString()),
        };

    private static IEnumerable<string> Missing(JsonNode? expected, JsonNode? actual, string path) =>
        expected switch
        {
            JsonObject map => map.SelectMany(each => Missing(each.Value, (actual as JsonObject)?[each.Key], $"{path}.{each.Key}")),
            JsonArray list => list.SelectMany((item, i) => Missing(item, (actual as JsonArray)?.ElementAtOrDefault(i), $"{path}[{i}]")),
            _ => JsonNode.DeepEquals(expected, actual) ? [] : [$"{path}: {expected} is {actual?.ToJsonString() ?? "missing"}"],
        };
}
