using Planning.Plans;

namespace Preflight.Tests.Rules.Options;

public sealed class StoreReplacementTests : RuleTests<StoreReplacementTests>, IRuleCases
{
    public static string Rule => "store-replacement";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("every change", Replaced("documents", "*"), "documents"),
            NonCompliant("a tag", Replaced("documents", "tags"), "documents"),
            NonCompliant("deletion first", Example.Option("documents", each => each with { DeleteBeforeReplace = true }), "documents"),
            NonCompliant(
                "a network with a subnet of its own",
                Tagged("network").Add("network:Subnet", "inner", new { virtualNetworkName = "network" }),
                "network"
            ),
            NonCompliant("a network with an endpoint", Tagged("network").Add("network:PrivateEndpoint", "inner", InSubnet), "network"),
            NonCompliant("a network with a gateway", Tagged("network").Add("network:ApplicationGateway", "inner", Gateway), "network"),
            NonCompliant("a plan with a site", Plan, "plan"),
            NonCompliant(
                "deletion of a plan with a site",
                Plan.Option("plan", each => each with { ReplaceOnChanges = [], DeleteBeforeReplace = true }),
                "plan"
            ),
            Compliant("a network without content", Tagged("network")),
            Compliant("an address", Replaced("address", "zones")),
            Compliant("a role that is deleted first", Grant),
            Compliant("nothing in development", Replaced("documents", "*").InDevelopment()),
        ];

    private static PlannedOptions Tags(PlannedOptions options) => options with { ReplaceOnChanges = ["tags"] };

    private static TestPlan Plan =>
        Example
            .Add("web:AppServicePlan", "plan")
            .Add("web:WebApp", "site", new { serverFarmId = $"{TestPlan.Group}/providers/Microsoft.Web/serverfarms/plan" })
            .Option("plan", Tags);

    private static TestPlan Tagged(string network) => Example.Add("network:VirtualNetwork", network).Option(network, Tags);

    private static object InSubnet =>
        new { subnet = new { id = $"{TestPlan.Group}/providers/Microsoft.Network/virtualNetworks/network/subnets/a" } };

    private static object Gateway => new { gatewayIPConfigurations = new[] { InSubnet } };

    private static TestPlan Grant =>
        Example
            .Add("authorization:RoleAssignment", "grant", new { scope = TestPlan.Group })
            .Option("grant", each => each with { DeleteBeforeReplace = true });

    private static TestPlan Replaced(string resource, string input) =>
        Example.Add("network:PublicIPAddress", "address").Option(resource, each => each with { ReplaceOnChanges = [input] });
}
