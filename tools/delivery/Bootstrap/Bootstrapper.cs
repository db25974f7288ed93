using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>Finds missing resources and creates them one by one, because later ones depend on earlier ones.</summary>
internal sealed class Bootstrapper(IResourceManager azure, BootstrapSettings settings, TimeProvider time)
{
    public IReadOnlyList<IWanted> Wanted { get; } =
    [
        .. GroupParts.Of(settings),
        .. StorageParts.Of(settings),
        .. VaultParts.Of(settings),
        .. SettingsRole.Of(settings),
        .. IdentityParts.Of(settings),
        .. Rights.Of(settings, time),
    ];

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

    private static string Remedy(ArmException exception) =>
        exception.Status == 403 ? $"{exception.Message}. Bootstrap must be run by an Owner of the subscriptions" : exception.Message;
}
