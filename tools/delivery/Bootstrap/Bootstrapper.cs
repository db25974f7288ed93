using AzureRest;
using CommandLine;

namespace Delivery.Bootstrap;

/// <summary>Finds out what is missing, and makes it, one thing after the other: later things need earlier ones.</summary>
internal sealed class Bootstrapper(IResourceManager azure, BootstrapSettings settings, TimeProvider time)
{
    public IReadOnlyList<IWanted> Wanted { get; } =
    [
        .. GroupParts.Of(settings),
        .. StorageParts.Of(settings),
        .. VaultParts.Of(settings),
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

    /// <summary>Looks again before each deed: what was seen may have changed, and rights need the identities that were just made.</summary>
    /// <exception cref="Failure">A deed was refused; those before it are done.</exception>
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
                throw new Failure($"{step.What}: {Remedy(exception)}. What came before it is done; the same command goes on from here");
            }

            done(step);
        }
    }

    private static string Remedy(ArmException exception) =>
        exception.Status == 403
            ? $"{exception.Message}. Bootstrap is run once, by an Owner of the subscriptions it names"
            : exception.Message;
}
