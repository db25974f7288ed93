using Preflight.AzureModel;
using Preflight.Rules.Framework;

namespace Preflight.Rules;

internal sealed class UnreachableDependency()
    : Rule(
        new()
        {
            Id = "unreachable-dependency",
            Title = "A site resolves and reaches every service that its settings name",
            Severity = Severity.Error,
            Pillar = Pillar.Reliability,
            Source = Sources.BaselineChat,
            Requirements = ["NET-03", "NET-05"],
            Types = ["web:WebApp", "web:WebAppSlot"],
        }
    )
{
    protected override IEnumerable<Problem> Judge(AzurePlan plan) => Services(plan).Concat(SignIn(plan));

    private static IEnumerable<Problem> Services(AzurePlan plan) =>
        from dependency in AppDependency.Of(plan)
        where dependency.Target is not null
        let why = Reachability.WhyNot(plan, dependency)
        where why is not null
        select dependency.Site.Problem($"cannot reach {dependency.Host} ({dependency.Setting}): {why}");

    /// <summary>The platform checks people's tokens from where the site stands.</summary>
    private static IEnumerable<Problem> SignIn(AzurePlan plan) =>
        from settings in plan.Of("web:WebAppAuthSettingsV2", "web:WebAppAuthSettingsV2Slot")
        let site = plan.ParentOf(settings)
        let subnet = plan.Network.Find(site?.Text("virtualNetworkSubnetId"))
        where site is not null && subnet is not null
        let why = Reachability.WhyNotInternet(plan, subnet, "login.microsoftonline.com", "AzureActiveDirectory")
        where why is not null
        select site.Problem($"cannot reach login.microsoftonline.com, so that nobody signs in: {why}");
}
