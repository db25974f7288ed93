using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>Finds missing resources and creates them one by one, because later ones depend on earlier ones.</summary>
internal sealed class Bootstrapper(IResourceManager azure, BootstrapSettings settings, TimeProvider time)
{
    public IReadOnlyList<IWanted> Wanted { get; } = All(settings, time, [.. Rights.Of(settings, time)]);

    public async Task<IReadOnlyList<Step>> LookAsync(CancellationToken cancellation)
    {
        var steps = new List<Step>();
        foreach (var wanted in Wanted)
        {
            if (await wanted.CompareAsync(azure, cancellation) is { } step)
            {
                steps.Add(step);
            }
        }

        return steps;
    }

    /// <summary>Reads the state again before each step, because role assignments need the identities of earlier steps.</summary>
    /// <exception cref="Failure">A step failed; the earlier steps are complete.</exception>
    public async Task DoAsync(Action<Step> done, CancellationToken cancellation)
    {
        foreach (var wanted in Wanted)
        {
            if (await wanted.CompareAsync(azure, cancellation) is not { } step)
            {
                continue;
            }

            try
            {
                await step.DoAsync(cancellation);
            }
            catch (ArmException exception)
            {
                throw new Failure($"{step.What}: {Remedy(exception)}. The earlier steps are complete; run the command again to continue");
            }

            done(step);
        }
    }

    /// <summary>Last what is superseded: an identity keeps its permissions until it has the new ones.</summary>
    private static IReadOnlyList<IWanted> All(BootstrapSettings settings, TimeProvider time, IReadOnlyList<WantedGrant> grants) =>
        [
            .. GroupParts.Of(settings, time),
            .. StorageParts.Of(settings),
            .. VaultParts.Of(settings),
            .. CustomRole.AllOf(settings),
            .. IdentityParts.Of(settings),
            .. grants,
            .. SupersededGrants.Of(settings, grants),
        ];

    private static string Remedy(ArmException exception) =>
        exception.Status == 403 ? $"{exception.Message}. Bootstrap must be run by an Owner of the subscriptions"
        : exception.Code == "VaultAlreadyExists" ? $"{exception.Message} Another tenant uses the name: set another workload name"
        : IsDeleted(exception)
            ? $"{exception.Message} Recover it: az keyvault key recover --name {ArmId.Name(exception.Request)} "
                + $"--vault-name {ArmId.After(exception.Request, "vaults")}"
        : exception.Message;

    private static bool IsDeleted(ArmException exception) =>
        $"{exception.Code} {exception.Explanation}".Contains("DeletedButRecoverable", StringComparison.OrdinalIgnoreCase);
}
