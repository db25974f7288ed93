using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A resource provider that must be registered in the subscription.</summary>
internal sealed record WantedProvider(string Subscription, string Namespace, TimeProvider Time) : IWanted
{
    private const string Api = "2021-04-01";
    private const int Tries = 30;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private string Path => $"/subscriptions/{Subscription}/providers/{Namespace}";

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation) =>
        await StateAsync(azure, cancellation) == "Registered"
            ? null
            : new Step($"resource provider {Namespace}", IsNew: true, ["registered in the subscription"], stop =>
                RegisterAsync(azure, stop)
            );

    /// <summary>Azure refuses resources of a provider until its registration is complete.</summary>
    private async Task RegisterAsync(IResourceManager azure, CancellationToken cancellation)
    {
        if (await StateAsync(azure, cancellation) != "Registering")
        {
            await azure.PostAsync($"{Path}/register", Api, null, cancellation);
        }

        for (var tries = 1; await StateAsync(azure, cancellation) == "Registering"; tries++)
        {
            if (tries == Tries)
            {
                throw new ArmException(
                    0,
                    "StillRegistering",
                    $"not registered after {Tries * Pause.TotalMinutes:0} minutes",
                    $"GET {Path}"
                );
            }

            await Task.Delay(Pause, Time, cancellation);
        }
    }

    private async Task<string?> StateAsync(IResourceManager azure, CancellationToken cancellation) =>
        (await azure.FindAsync(Path, Api, cancellation))?["registrationState"]?.ToString();
}
