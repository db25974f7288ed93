using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Rules.Framework;

namespace AzureSimulator.Rules.InUse;

/// <summary>An App Service plan is not deleted while it has sites; a site needs its plan.</summary>
internal sealed class PlanInUse : Rule
{
    public override ArmResponse? Refuse(Call call)
    {
        if (call.IsWrite && (call.IsOf("Microsoft.Web/sites") || call.IsOf("Microsoft.Web/sites/slots")))
        {
            return
                call.Text("properties", "serverFarmId") is { } plan
                && plan.StartsWith('/')
                && ArmPath.Same(ArmPath.Of(plan).Subscription, call.Azure.Options.Subscription)
                && call.Azure.Resources.Find(plan) is null
                ? ArmResponse.Failure(404, "NotFound", $"Server farm with Id: '{plan}' cannot be found.")
                : null;
        }

        if (!call.IsDelete || call.Existing is not { } farm || !call.IsOf("Microsoft.Web/serverfarms"))
        {
            return null;
        }

        var sites = call
            .Azure.Resources.OfType("Microsoft.Web/sites")
            .Where(site => ArmPath.Same((string?)site.Properties["serverFarmId"], farm.Id))
            .Select(site => site.Name)
            .ToList();
        return sites.Count == 0
            ? null
            : ArmResponse.Failure(
                409,
                "Conflict",
                $"Server farm '{farm.Name}' cannot be deleted because it has web app(s) {string.Join(", ", sites)} assigned to it."
            );
    }
}
