using AzureSimulator.Calls;
using AzureSimulator.Schema;
using AzureSimulator.Services.Framework;

namespace AzureSimulator.Services.Subscriptions;

/// <summary>The resource providers, and one of them with its types and their versions.</summary>
internal sealed class ProviderList : Service
{
    public override ArmResponse? Answer(Call call) =>
        !call.IsRead ? null
        : call.IsOf("Microsoft.Resources/providers")
            ? call.Front.List(
                call.Request,
                TypeCatalogue.Shared.Namespaces.Select(space => ProviderBody.Of(space, call.Azure, withTypes: false))
            )
        : call.Path is { Namespace: { } name, Types.Count: 0 }
            ? new ArmResponse(200, ProviderBody.Of(TypeCatalogue.Shared.Namespace(name)!, call.Azure, withTypes: true))
        : null;
}
