using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Data;

internal sealed class CosmosNameLingers : Habit
{
    private static readonly TimeSpan Lingers = TimeSpan.FromMinutes(5);

    public override string Id => "cosmos-delete-lingers";

    public override string Sentence => "The name of a deleted Cosmos DB account stays taken for minutes.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/11785";

    public override string Sure => "reported";

    public override string? Fix => "Wait some minutes, or give the new account another name.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsDelete && IsAccount(call))
        {
            call.Azure.Memory(Id)[call.Path.Name.ToLowerInvariant()] = Fixed.Text(outcome.Operation.Ends + Lingers);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate
        && IsAccount(call)
        && (string?)call.Azure.Memory(Id)[call.Path.Name.ToLowerInvariant()] is { } until
        && Fixed.Time(until) > call.Now
            ? Failure(400, "BadRequest", $"Dns record for {call.Path.Name} under zone Document is already taken.")
            : null;

    private static bool IsAccount(Call call) => call.IsOf("Microsoft.DocumentDB/databaseAccounts");
}
