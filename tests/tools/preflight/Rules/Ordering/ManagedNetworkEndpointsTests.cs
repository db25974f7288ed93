namespace Preflight.Tests.Rules.Ordering;

public sealed class ManagedNetworkEndpointsTests : RuleTests<ManagedNetworkEndpointsTests>, IRuleCases
{
    private const string Rules = "properties.managedNetwork.outboundRules";
    private const string Contributor = "/providers/Microsoft.Authorization/roleDefinitions/b24988ac-6180-42a0-ab88-20f7382dd24c";
    private const string Reader = "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";

    public static string Rule => "managed-network-endpoints";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("an identity without a role", Example.Without("approver"), "network"),
            NonCompliant("a role that approves nothing", Example.With("approver", "roleDefinitionId", Reader), "network"),
            NonCompliant(
                "a role on another scope",
                Example.With("approver", "scope", $"{Example.IdOf("account")}/projects/chat"),
                "network"
            ),
            NonCompliant("a network that does not wait", Example.WaitsNot("network", "approver"), "network"),
            NonCompliant("a network without rules", Example.With("network", Rules, null), "network"),
            NonCompliant("a rule of its own without a role", Alone.With("network", Rules, null).Without("approver"), "rule"),
            Compliant("a rule of its own", Alone.With("network", Rules, null)),
            Compliant("a role of the whole group", Example.With("approver", "scope", GroupOf(Example.IdOf("account")))),
            Compliant("a contributor", Example.With("approver", "roleDefinitionId", Contributor)),
            Compliant(
                "public access without rules",
                Example.With("network", Rules, null).With("account", "properties.publicNetworkAccess", "Enabled")
            ),
            Compliant("an account of another program", Example.Without("account")),
        ];

    private static TestPlan Alone =>
        Example.Add(
            "cognitiveservices:OutboundRule",
            "rule",
            new
            {
                accountName = "account",
                managedNetworkName = "default",
                ruleName = "account",
                properties = new { type = "PrivateEndpoint", destination = new { serviceResourceId = Example.IdOf("account") } },
            },
            "approver"
        );

    private static string GroupOf(string id) => string.Join('/', id.Split('/').Take(5));
}
