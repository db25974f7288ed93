using System.Text.RegularExpressions;
using AzureDefinitions.Outputs;
using AzureSimulator;
using Planning.Engine;

namespace Rehearsal.Life;

/// <summary>What must exist in Azure before the stack: the subscriptions and resources that its configuration names.</summary>
internal static partial class Surroundings
{
    public static SimulatedAzure Make(RunRequest request, LifeOptions life)
    {
        var azure = new SimulatedAzure(Options(request, life));

        // Whether a user or a pipeline deploys is not known: the first role assignment of the deployer says it.
        azure.State.Principals.Remove(Identity.ObjectId);
        return azure;
    }

    private static SimulatorOptions Options(RunRequest request, LifeOptions life) =>
        new()
        {
            Start = life.Start,
            Subscription = request.Account.SubscriptionId,
            Tenant = request.Account.TenantId,
            Owner = Identity.ObjectId,
            TakesUnknownPrincipals = true,
            OtherSubscriptions = Ids(request)
                .Select(id => id.Split('/')[2].ToLowerInvariant())
                .Where(subscription => subscription != request.Account.SubscriptionId)
                .ToHashSet(),
            Habits = life.Habits,
            Seed = life.Seed,
        };

    private static IEnumerable<string> Ids(RunRequest request) =>
        request.Config.Values.SelectMany(value => AzureId().Matches(value).Select(match => match.Value));

    [GeneratedRegex("/subscriptions/[0-9a-fA-F-]{36}(/[A-Za-z0-9._()-]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex AzureId();
}
