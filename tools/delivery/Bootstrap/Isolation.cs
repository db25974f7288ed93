using CommandLine;
using Planning.Plans;

namespace Delivery.Bootstrap;

/// <summary>
/// Which subscriptions are shared, and with which consequence. A deployer is Contributor of its subscription: there it can add a trust to
/// every identity, delete every state and read every package.
/// </summary>
internal static class Isolation
{
    /// <exception cref="Failure">Production has its own subscription, but its identity would be in the one of another stage.</exception>
    public static void Require(BootstrapSettings settings)
    {
        var apart = settings.Environments.Where(one => IsProduction(one) && one.Subscription != settings.Subscription).ToList();
        var inside = settings.Environments.Where(one => !IsProduction(one) && one.Subscription == settings.Subscription).ToList();
        if (apart.Count > 0 && inside.Count > 0)
        {
            throw new Failure(
                $"{Names(apart)} has its own subscription, but state, keys and identities would be in {settings.Subscription}, the "
                    + $"subscription of {Names(inside)}: a deployer there could sign in as the identity of {Names(apart)}. Use a "
                    + $"subscription for delivery alone: --subscription <delivery subscription> {Arguments(settings)}. To accept the risk, "
                    + "add --allow-shared-delivery"
            );
        }
    }

    public static IEnumerable<string> Warnings(BootstrapSettings settings)
    {
        foreach (var shared in settings.Environments.GroupBy(environment => environment.Subscription).Where(group => group.Count() > 1))
        {
            yield return $"{Names(shared)} share subscription {shared.Key}: each deployer can change the others. Use one subscription for "
                + $"each, and another one for delivery: --subscription <delivery subscription> {Arguments(settings, ownEach: true)}";
        }

        var inside = settings.Environments.Where(environment => environment.Subscription == settings.Subscription).ToList();
        if (inside.Count > 0)
        {
            yield return $"state, keys and identities are in the subscription of {Names(inside)}, whose deployer has the role Contributor "
                + "there and can change or delete them, whatever their locks. Use another subscription: --subscription <delivery "
                + $"subscription> {Arguments(settings)}";
        }
    }

    /// <summary>Every environment with its subscription: the default is the subscription of delivery.</summary>
    private static string Arguments(BootstrapSettings settings, bool ownEach = false) =>
        string.Join(
            ' ',
            settings.Environments.Select(one => $"--environment {one.Name}={(ownEach ? $"<{one.Name} subscription>" : one.Subscription)}")
        );

    private static bool IsProduction(DeliveryEnvironment environment) => StageName.Of(environment.Name) == Stage.Production;

    private static string Names(IEnumerable<DeliveryEnvironment> environments) =>
        string.Join(", ", environments.Select(environment => environment.Name));
}
