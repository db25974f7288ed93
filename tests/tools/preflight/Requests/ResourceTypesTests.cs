using System.Text.Json.Nodes;
using AzureDefinitions.Types;
using Planning.Plans;
using Planning.Requests;
using Planning.ResourceIds;

namespace Preflight.Tests.Requests;

public sealed class ResourceTypesTests
{
    [PackageFact]
    public void Every_type_of_the_package_is_known_with_its_API_version()
    {
        var types = AzureNativePackage.Types();

        Assert.True(types.Count > 2200);
        Assert.Empty(types.Where(type => !ResourceTypes.IsKnown($"azure-native:{type.Token}")).Select(type => type.Token));
        Assert.Empty(
            types
                .Where(type => type.ApiVersion is not null && ResourceTypes.ApiVersion($"azure-native:{type.Token}") != type.ApiVersion)
                .Select(type => type.Token)
        );
    }

    /// <summary>A wrong path would report inputs that Azure takes.</summary>
    [PackageFact]
    public void Every_input_of_the_package_has_a_place_in_the_request_of_its_type()
    {
        var types = new AzureTypes();

        var wrong =
            from type in AzureNativePackage.Types()
            let path = ResourceTypes.Path($"azure-native:{type.Token}")
            where path is not null && !NotMapped.Contains(type.Token)
            select $"{type.Token} {path}: {Unmapped(type, path, types)}";

        var lines = wrong.Where(text => !text.EndsWith(": ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Count == 0, string.Join('\n', lines));
    }

    [Theory]
    [InlineData("azure-native_keyvault_v20260201:keyvault:Vault", "azure-native:keyvault/v20260201:Vault", "2026-02-01")]
    [InlineData("azure-native_web_v20241101preview:web:WebApp", "azure-native:web/v20241101preview:WebApp", "2024-11-01-preview")]
    [InlineData("azure-native:search:Service", "azure-native:search:Service", "2025-05-01")]
    [InlineData("random:index:RandomId", "random:index:RandomId", null)]
    public void Type_of_a_local_package_is_that_of_one_API_version(string given, string registered, string? version)
    {
        Assert.Equal(registered, ResourceTypes.Registered(given));
        Assert.Equal(version, ResourceTypes.ApiVersion(registered));
    }

    /// <summary>The published list has 10 MB: read as a whole, it made the peak of every check.</summary>
    [Fact]
    public void Published_list_of_types_is_not_kept_in_memory()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal("Microsoft.Search/searchServices", new AzureTypes().Spelling("microsoft.search/SEARCHSERVICES"));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 1, 12_000_000);
    }

    [Fact]
    public void At_most_one_in_ten_types_has_no_path() => Assert.True(ResourceTypes.Tokens.Count() > 2150);

    [Theory]
    [InlineData("kubernetesconfiguration:Extension", "Microsoft.ContainerService/managedClusters", "/subscriptions/s/resourceGroups/rg/")]
    [InlineData("monitor:ManagementGroupDiagnosticSetting", "Microsoft.Management/managementGroups", "/")]
    [InlineData("quota:GroupQuota", "Microsoft.Management/managementGroups", "/")]
    public void An_extension_names_what_it_extends(string token, string target, string prefix)
    {
        var inputs = new JsonObject
        {
            ["clusterRp"] = "Microsoft.ContainerService",
            ["clusterResourceName"] = "managedClusters",
            ["clusterName"] = "one",
            ["managementGroupId"] = "one",
            ["resourceGroupName"] = "rg",
        };
        var wire = new Google.Protobuf.WellKnownTypes.Struct();
        foreach (var (name, value) in inputs)
        {
            wire.Fields[name] = Google.Protobuf.WellKnownTypes.Value.ForString((string)value!);
        }

        var type = $"azure-native:{token}";
        var id = ResourceId.For(type, "urn:pulumi:dev::project::type::two", wire, new Account("s", "t"), invents: false)!;
        var resource = new PlannedResource
        {
            Urn = "urn",
            Type = type,
            Name = "two",
            Custom = true,
            Id = id.Id,
            Inputs = inputs,
        };

        Assert.Equal($"{prefix}providers/{target}/one", ArmResource.Of(resource, new AzureTypes(), null)!.Scope);
    }

    [Theory]
    [InlineData("azure-native:network/v20230901:VirtualNetwork", "network:VirtualNetwork", "2023-09-01")]
    [InlineData("azure-native:network/v20230901preview:VirtualNetwork", "network:VirtualNetwork", "2023-09-01-preview")]
    [InlineData("azure-native:insights:Component", "applicationinsights:Component", "2020-02-02")]
    [InlineData("azure-native:insights/v20200202:Component", "applicationinsights:Component", "2020-02-02")]
    [InlineData("azure-native:documentdb/v20230415:DatabaseAccount", "cosmosdb:DatabaseAccount", "2023-04-15")]
    [InlineData("azure-native:search:Service", "search:Service", "2022-09-01")]
    [InlineData("random:index:RandomId", "random:index:RandomId", null)]
    public void Tokens_of_version_2_have_their_present_name_and_own_API_version(string token, string name, string? version)
    {
        Assert.Equal(name, ResourceTypes.Short(token));
        Assert.Equal(version, ResourceTypes.ApiVersion(token, "2.90.0"));
        Assert.Equal(version is null ? null : ResourceTypes.Path($"azure-native:{name}"), ResourceTypes.Path(token));
    }

    [Theory]
    [InlineData("azure-native:compute:VirtualMachin")]
    [InlineData("azure-native:nothing:Thing")]
    [InlineData("azure-native:compute")]
    [InlineData("azure-native:#:x")]
    public void Tokens_that_no_package_has_are_unknown(string token)
    {
        Assert.False(ResourceTypes.IsKnown(token));
        Assert.Null(ResourceTypes.Path(token));
        Assert.Null(ResourceTypes.ApiVersion(token));
    }

    private static string Unmapped(AzureNativePackage.PackageType type, string path, AzureTypes types)
    {
        if (types.Find(ResourceTypes.ArmType(path), type.ApiVersion ?? "") is not { } found)
        {
            return "Azure publishes no definition";
        }

        var mapper = new BodyMapper(type.Token);
        var inputs = new JsonObject(type.Inputs.Select(input => KeyValuePair.Create(input.Key, (JsonNode?)input.Value)));
        mapper.Map(inputs, found.Body, path.Split('/')[^1], input => InputNames.IsOfThePath(type.Token, path, input));
        return string.Join(", ", mapper.Unmapped);
    }

    /// <summary>Its path or its kind is open, Azure publishes no definition, or an input lies deeper in the request.</summary>
    private static readonly string[] NotMapped =
    [
        "cognitiveservices:SubscriptionRaiPolicy",
        "connectedvmwarevsphere:InventoryItem",
        "dns:RecordSet",
        "eventgrid:PrivateEndpointConnection",
        "hybridnetwork:Device",
        "operationalinsights:DataExport",
        "privatedns:PrivateRecordSet",
        "testbase:Credential",
        "trafficmanager:Endpoint",
        "virtualmachineimages:Trigger",
    ];
}
