using Preflight.Checks;
using Preflight.Cloud;

namespace Preflight.Rules;

internal sealed class UnreachableDependency() : Rule(new()
{
    Id = "unreachable-dependency", Title = "A site resolves and reaches every service that its settings name", Severity = Severity.Error, Pillar = Pillar.Reliability,
    Source = Sources.BaselineChat, Requirements = ["NET-03", "NET-05"], Types = ["web:WebApp", "web:WebAppSlot"],
})
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) =>
        from dependency in AppDependency.Of(plan)
        where dependency.Target is not null
        let why = Reachability.WhyNot(plan, dependency)
        where why is not null
        select dependency.Site.Problem($"cannot reach {dependency.Host} ({dependency.Setting}): {why}");
}
