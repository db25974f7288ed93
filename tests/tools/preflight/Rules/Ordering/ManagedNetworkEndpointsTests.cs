using Planning.Plans;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules.Ordering;

public sealed class ManagedNetworkEndpointsTests : RuleTests<ManagedNetworkEndpointsTests>, IRuleCases
{
    private const string Rules = "properties.managedNetwork.outboundRules";
    private const string Admitted = "properties.networkAcls.defaultAction";
    private const string Store = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/other";
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
            NonCompliant("a target of another program", Foreign, "network"),
            Compliant(
                "a target of another program with a role in the plan",
                Foreign.Copy("approver", "of-store").With("of-store", "scope", Store).Waits("network", "of-store")
            ),
            NonCompliant("a group, which may have the identity", OfGroup, "network"),
            NonCompliant("a scope that is not known yet", Example.With("approver", "scope", PlannedValues.Unknown), "network"),
            NonCompliant("a principal that is not known yet", Example.With("approver", "principalId", PlannedValues.Unknown), "network"),
            Compliant("public access without rules", Open),
            NonCompliant("public access for listed callers", Open.With("account", Admitted, "Deny"), "network"),
            Compliant("public access for all callers", Open.With("account", Admitted, "Allow")),
            Compliant("an account of another program", Example.Without("account")),
        ];

    /// <summary>What the plan does not show is a question.</summary>
    [Fact]
    public void Only_a_role_that_is_known_to_be_missing_is_an_error()
    {
        Assert.Equal([Severity.Error], Example.Without("approver").Severities(Rule));
        foreach (
            var plan in new[]
            {
                Foreign,
                OfGroup,
                Example.With("approver", "scope", PlannedValues.Unknown),
                Example.With("approver", "principalId", PlannedValues.Unknown),
            }
        )
        {
            Assert.Equal([Severity.Warning], plan.Severities(Rule));
            Assert.Contains("check that it holds Azure AI Enterprise Network Connection Approver", plan.Messages(Rule).Single());
        }
    }

    /// <summary>A second endpoint, to a store of another program.</summary>
    private static TestPlan Foreign =>
        Example.With("network", $"{Rules}.store", new { type = "PrivateEndpoint", destination = new { serviceResourceId = Store } });

    private static TestPlan OfGroup =>
        Example.With("approver", "principalId", "11111111-0000-0000-0000-000000000000").With("approver", "principalType", "Group");

    private static TestPlan Open => Example.With("network", Rules, null).With("account", "properties.publicNetworkAccess", "Enabled");

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
