using Planning.Plans;
using Preflight.Rules.Framework;

namespace Preflight.Tests.Rules.Ordering;

public sealed class SharedLinkRolesTests : RuleTests<SharedLinkRolesTests>, IRuleCases
{
    private const string Reader = "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7";

    public static string Rule => "shared-link-roles";

    public static IReadOnlyList<RuleCase> Cases =>
        [
            NonCompliant("no role", Example.Without("reader"), "link"),
            NonCompliant("a role that reads no data", Example.With("reader", "roleDefinitionId", Reader), "link"),
            NonCompliant("a role on another account", Example.With("reader", "scope", $"{Storage}2"), "link"),
            NonCompliant("a service without an identity", Example.With("search", "identity", null), "link"),
            NonCompliant("models that the service may not call", ToModels, "models"),
            Compliant("a role with a scope that is not known yet", Example.With("reader", "scope", PlannedValues.Unknown)),
            Compliant("a role of a principal that is not known yet", Example.With("reader", "principalId", PlannedValues.Unknown)),
            Compliant("a role on one container", Example.With("reader", "scope", $"{Storage}/blobServices/default/containers/documents")),
            Compliant("a link to tables, whose roles differ", Example.With("link", "properties.groupId", "table").Without("reader")),
            Compliant("a service of another program", Example.Without("search").Without("reader")),
        ];

    [Fact]
    public void A_role_on_a_resource_of_another_program_is_a_warning()
    {
        Assert.Equal([Severity.Warning], ToModels.Severities(Rule));
        Assert.Equal([Severity.Error], Example.Without("reader").Severities(Rule));
    }

    private static string Storage => Example.IdOf("storage");

    private static TestPlan ToModels =>
        Example.Add(
            "search:SharedPrivateLinkResource",
            "models",
            new
            {
                searchServiceName = "srch",
                sharedPrivateLinkResourceName = "models",
                properties = new
                {
                    groupId = "openai_account",
                    privateLinkResourceId = "/subscriptions/s/resourceGroups/g/providers/Microsoft.CognitiveServices/accounts/ai",
                    requestMessage = "Please approve",
                },
            },
            "search"
        );
}
