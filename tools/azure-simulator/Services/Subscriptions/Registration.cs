using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Schema;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Subscriptions;

/// <summary>Registers a provider, which takes a minute, and takes the registration back.</summary>
internal sealed class Registration : Service
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);

    public override ArmResponse? Answer(Call call)
    {
        if (
            call.Method != "POST"
            || call.Path is not { Namespace: { } name, Types: [var action] }
            || TypeCatalogue.Shared.Namespace(name) is not { } space
        )
        {
            return null;
        }

        if (ArmPath.Same(action, "register"))
        {
            if (call.Azure.RegistrationState(space) == "NotRegistered")
            {
                call.Azure.Registrations[space] = call.Now + Time;
            }
        }
        else if (ArmPath.Same(action, "unregister"))
        {
            call.Azure.Registrations[space] = DateTimeOffset.MaxValue;
        }
        else
        {
            return null;
        }

        return new ArmResponse(200, ProviderBody.Of(space, call.Azure, withTypes: false));
    }
}
