using AzureRest;

namespace Delivery.Bootstrap;

/// <summary>A storage account. A deleted one can be restored with its blobs until an account of the same name is created.</summary>
internal sealed record RestorableAccount(WantedResource Account) : IWanted
{
    public async Task<Step?> CompareAsync(IResourceManager azure, CancellationToken cancellation)
    {
        var step = await Account.CompareAsync(azure, cancellation);
        return
            step is { IsNew: true }
            && await KeptName.FindAsync(azure, Account.Id, "Microsoft.Storage/deletedAccounts", Account.ApiVersion, cancellation)
                is { } deleted
            ? step with
            {
                Details =
                [
                    .. step.Details,
                    $"an account of this name was deleted on {deleted["deletionTime"]}: with --yes its blobs are lost; to keep them, "
                        + "restore it first, in the portal under Storage accounts, Restore",
                ],
            }
            : step;
    }
}
