using AzureSimulator.Calls;
using AzureSimulator.Ids;
using AzureSimulator.Services.Framework;
using AzureSimulator.SoftDelete;

namespace AzureSimulator.Services.Deleted;

/// <summary>
/// Purges what was deleted: POST …/deletedVaults/NAME/purge, DELETE …/resourceGroups/GROUP/deletedAccounts/NAME and the like.
/// </summary>
internal sealed class Purge : Service
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan OfAccount = TimeSpan.FromMinutes(3);

    public override ArmResponse? Answer(Call call)
    {
        var path =
            call.IsDelete ? call.Path
            : call.Method == "POST" && ArmPath.Same(call.Path.Last, "purge") ? call.Path.Above
            : null;
        if (path is null || DeletedResources.Type(path) is not { } type)
        {
            return null;
        }

        var found = call.Azure.Recoverable.FirstOrDefault(each =>
            ArmPath.Same(each.Resource.Type, type) && DeletedResources.IsIn(each.Resource, path)
        );
        return found is null
            ? call.IsDelete && ArmPath.Same(type, Retention.Account)
                ? new ArmResponse(204)
                : AzureErrors.NoResource(path)
            : Retention.IsProtected(found.Resource)
                ? ArmResponse.Failure(400, "MethodNotAllowed", "Operation 'DeletedVaultPurge' is not allowed.")
                : call.Front.Start(found.Id, "Purge", ArmPath.Same(type, Retention.Account) ? OfAccount : Time, call.Request.ApiVersion);
    }
}
