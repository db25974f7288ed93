using System.Reflection;
using Pulumi.AzureNative.Monitor.Inputs;
using Pulumi.AzureNative.OperationalInsights.Inputs;
using Pulumi.AzureNative.Web.Inputs;

namespace Pulumi.AzureNative.Tests;

/// <summary>The generated classes have the forms of the official ones.</summary>
public sealed class ShapeTests
{
    private static readonly Assembly Assembly = typeof(Search.Service).Assembly;

    [Theory]
    [InlineData(typeof(Search.ServiceArgs), "ReplicaCount", typeof(Input<int>))]
    [InlineData(typeof(Search.ServiceArgs), "Tags", typeof(InputMap<string>))]
    [InlineData(typeof(Search.ServiceArgs), "SemanticSearch", typeof(InputUnion<string, Search.SearchSemanticSearch>))]
    [InlineData(
        typeof(Search.ServiceArgs),
        "DataExfiltrationProtections",
        typeof(InputList<Union<string, Search.SearchDataExfiltrationProtection>>)
    )]
    [InlineData(typeof(Search.ServiceArgs), "HostingMode", typeof(Input<Search.HostingMode>))]
    [InlineData(typeof(CognitiveServices.ProjectConnectionArgs), "Properties", typeof(object))]
    [InlineData(typeof(Monitor.MetricAlertArgs), "Criteria", typeof(object))]
    [InlineData(typeof(WorkspaceCappingArgs), "DailyQuotaGb", typeof(Input<double>))]
    [InlineData(typeof(Monitor.ScheduledQueryRuleArgs), "Severity", typeof(Input<double>))]
    [InlineData(typeof(Monitor.MetricAlertArgs), "Severity", typeof(Input<int>))]
    [InlineData(typeof(ConditionArgs), "Threshold", typeof(Input<double>))]
    [InlineData(typeof(RampUpRuleArgs), "ReroutePercentage", typeof(Input<double>))]
    [InlineData(typeof(RampUpRuleArgs), "ChangeIntervalInMinutes", typeof(Input<int>))]
    public void An_input_has_the_official_type(Type args, string property, Type type) =>
        Assert.Equal(type, args.GetProperty(property)!.PropertyType);

    [Theory]
    [InlineData(typeof(Search.Service), "Endpoint", typeof(Output<string>))]
    [InlineData(typeof(PrivateDns.PrivateZone), "NumberOfRecordSets", typeof(Output<double>))]
    [InlineData(typeof(Storage.Blob), "Type", typeof(Output<Storage.BlobType>))]
    [InlineData(typeof(Web.WebApp), "HttpsOnly", typeof(Output<bool?>))]
    public void An_output_has_the_official_type(Type resource, string property, Type type) =>
        Assert.Equal(type, resource.GetProperty(property)!.PropertyType);

    [Fact]
    public void Defaults_are_set_by_the_constructor_and_other_properties_are_not()
    {
        var site = new SiteConfigArgs();

        Assert.NotNull(site.Http20Enabled);
        Assert.NotNull(site.NetFrameworkVersion);
        Assert.Null(site.AlwaysOn);
        Assert.NotNull(new Authorization.RoleAssignmentArgs().PrincipalType);
    }

    [Fact]
    public void A_list_is_created_when_it_is_read()
    {
        var args = new SiteConfigArgs();
        var field = typeof(SiteConfigArgs).GetField("_appSettings", BindingFlags.Instance | BindingFlags.NonPublic)!;

        Assert.Null(field.GetValue(args));
        _ = args.AppSettings;
        Assert.NotNull(field.GetValue(args));
    }

    [Fact]
    public void Enum_values_compare_by_text_and_convert_to_it()
    {
        Assert.Equal("HighDensity", (string)Search.HostingMode.HighDensity);
        Assert.True(Search.HostingMode.HighDensity == Search.HostingMode.HighDensity);
        Assert.True(Search.HostingMode.HighDensity != Search.HostingMode.Default);
    }

    /// <summary>Names that users really meet twice: a resource's Args and a nested input of the same name.</summary>
    [Theory]
    [InlineData("Network.SubnetArgs", "Network.Inputs.SubnetArgs")]
    [InlineData("Network.NetworkSecurityGroupArgs", "Network.Inputs.NetworkSecurityGroupArgs")]
    [InlineData("CognitiveServices.Deployment", "Resources.Deployment")]
    public void Names_that_collide_live_in_their_own_namespaces(string one, string other)
    {
        Assert.NotNull(Assembly.GetType($"Pulumi.AzureNative.{one}"));
        Assert.NotNull(Assembly.GetType($"Pulumi.AzureNative.{other}"));
    }

    [Fact]
    public void Every_resource_and_function_of_the_facts_is_a_class_with_its_token()
    {
        var tokens = Assembly
            .GetTypes()
            .Select(type => type.GetCustomAttribute<ResourceTypeAttribute>()?.Type)
            .OfType<string>()
            .ToHashSet();

        Assert.All(Facts.Root.GetProperty("resources").EnumerateObject(), resource =>
            Assert.Contains($"azure-native:{resource.Name}", tokens)
        );
        Assert.Equal(
            Facts.Root.GetProperty("functions").EnumerateObject().Count(),
            Assembly
                .GetTypes()
                .Count(type => type is { IsAbstract: true, IsSealed: true, IsPublic: true } && type.GetMethod("InvokeAsync") is not null)
        );
    }
}
