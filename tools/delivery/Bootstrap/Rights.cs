using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>
/// Role assignments. A deployer has its roles on the subscription, because the program creates its own resource group, and the provider
/// cannot create an existing one; and because purge, restore and quota need that scope. So a
/// separate subscription isolates an environment: see <see cref="Isolation"/>.
/// </summary>
internal static class Rights
{
    public static IEnumerable<WantedGrant> Of(BootstrapSettings settings, TimeProvider time) =>
        settings
            .Environments.SelectMany(environment => Deploying(settings, environment).Concat(Previewing(settings, environment)))
            .Select(grant => grant with { Time = time });

    private static IEnumerable<WantedGrant> Deploying(BootstrapSettings settings, DeliveryEnvironment environment)
    {
        var identity = settings.IdentityId(environment, Purpose.Deploy);
        var subscription = $"/subscriptions/{environment.Subscription}";
        WantedGrant Grant(RoleDefinition role, string scope, string why) => new(settings, identity, role, scope, why);

        yield return Grant(BuiltInRole.Contributor, subscription, $"creates the resources of {environment.Name}");
        yield return Grant(BuiltInRole.RoleAdministrator, subscription, "assigns the roles of the workload to its identities") with
        {
            Condition = Conditions.GrantsOnly(Conditions.GrantedRoles),
        };
        if (environment.Locks)
        {
            yield return Grant(BuiltInRole.LocksContributor, subscription, "protectData sets delete locks");
        }

        if (environment.Policies)
        {
            yield return Grant(BuiltInRole.PolicyContributor, subscription, "assignPolicies assigns policies");
        }

        if (environment.Defender)
        {
            yield return Grant(BuiltInRole.SecurityAdmin, subscription, "defenderPlans sets plans of the subscription");
        }

        yield return Grant(
            CustomRole.StateWriter.Definition(settings),
            settings.StateContainerId,
            $"reads state, writes the state of {environment.Name}"
        ) with
        {
            Condition = Conditions.WritesStateOf(settings.Project, environment.Name),
        };
        yield return KeyReader(settings, environment, identity);

        var publishes = environment == settings.Environments[0];
        yield return Grant(
            publishes ? CustomRole.ReleaseWriter.Definition(settings) : BuiltInRole.BlobReader,
            settings.ReleaseContainerId("packages"),
            publishes ? "publishes packages" : "reads packages"
        );
        var proves = environment.Name == "test";
        yield return Grant(
            proves ? CustomRole.ReleaseWriter.Definition(settings) : BuiltInRole.BlobReader,
            settings.ReleaseContainerId("passed"),
            proves ? "writes the evidence of test" : "reads the evidence of test"
        );
    }

    private static IEnumerable<WantedGrant> Previewing(BootstrapSettings settings, DeliveryEnvironment environment)
    {
        var identity = settings.IdentityId(environment, Purpose.Preview);
        WantedGrant Grant(RoleDefinition role, string scope, string why) => new(settings, identity, role, scope, why);

        var subscription = $"/subscriptions/{environment.Subscription}";
        yield return Grant(BuiltInRole.Reader, subscription, $"reads the resources of {environment.Name}");
        yield return Grant(
            CustomRole.SettingsReader.Definition(settings, environment.Subscription),
            subscription,
            $"lists the app's settings in {environment.Name}"
        );
        yield return Grant(BuiltInRole.BlobReader, settings.StateContainerId, "reads state");

        // Outputs of the other stacks, which `.ci/releases` lists for an approver, are read without their keys.
        yield return KeyReader(settings, environment, identity);
        yield return Grant(BuiltInRole.BlobReader, settings.ReleaseContainerId("packages"), "reads packages");
        yield return Grant(BuiltInRole.BlobReader, settings.ReleaseContainerId("passed"), "reads the evidence of test");
    }

    private static WantedGrant KeyReader(BootstrapSettings settings, DeliveryEnvironment environment, string identity) =>
        new(
            settings,
            identity,
            CustomRole.KeyReader.Definition(settings),
            settings.KeyId(environment),
            $"reads the secrets of {environment.Name}"
        );
}
