using Planning.Plans;
using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class RolesBeforeUse()
    : Rule(
        new()
        {
            Id = "roles-before-use",
            Title = "A site or a gateway starts after the roles that it needs to start",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = "https://github.com/Azure-Samples/chat-with-your-data-solution-accelerator/issues/1995",
            Types = ["web:WebApp", "web:WebAppSlot", "network:ApplicationGateway"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from site in plan.Sites.Concat(plan.Of("network:ApplicationGateway"))
        let principals = plan.PrincipalsOf(site).Except(Own(site)).ToHashSet()
        from grant in plan.Grants
        where
            principals.Contains(grant.Principal)
            && (AzureService.OfId(grant.Scope) is { Reader.Count: > 0 } || plan.Find(grant.Scope)?.Token == "applicationinsights:Component")
            && !plan.Waits(site, grant.Assignment)
        select site.Problem(
            $"does not wait for {grant.Assignment.Name}, so it starts before it may use {grant.Scope[(grant.Scope.LastIndexOf('/') + 1)..]}; add it to DependsOn"
        );

    /// <summary>A system-assigned identity is made with its site: its roles can only follow.</summary>
    private static IEnumerable<string> Own(AzureResource site) => site.Planned.Outputs.Text("identity.principalId") is { } own ? [own] : [];
}
