using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A resource provider that must be registered in the subscription.</summary>
internal sealed record WantedProvider(string Subscription, string Namespace) : IWanted
{
    private const string Api = "2021-04-01";

    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var path = $"/subscriptions/{Subscription}/providers/{Namespace}";
        var state = (await azure.FindAsync(path, Api, cancellation))?["registrationState"]?.ToString();
        return state is "Registered" or "Registering"
            ? null
            : new Step($"resource provider {Namespace}", IsNew: true, ["registered in the subscription"], stop =>
                azure.PostAsync($"{path}/register", Api, null, stop)
            );
    }
}
