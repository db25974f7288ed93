using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.StorageAccounts;

internal sealed class CreatedThoughRefused : Habit
{
    private const double Rarely = 0.01;

    public override string Id => "storage-create-accepted-then-error";

    public override string Sentence => "The creation of a storage account is rarely refused although Azure carries it out.";

    public override string Source => "https://github.com/pulumi/pulumi-azure-native/issues/4761";

    public override string Sure => "measured";

    public override string? Fix => "Import the account, which exists: pulumi import, or the option import for one run.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsCreate && call.IsOf("Microsoft.Storage/storageAccounts") && call.Azure.Happens($"{Id}#{call.Id}", Rarely))
        {
            outcome.Answer = Failure(
                409,
                "StorageAccountOperationInProgress",
                "An operation is currently performing on this storage account that requires exclusive access."
            );
        }
    }
}
