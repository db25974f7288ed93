using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.ApiManagement;

internal sealed class ApiBusy : Habit
{
    private const string Api = "Microsoft.ApiManagement/service/apis";

    public override string Id => "apim-one-write-in-api";

    public override string Sentence =>
        "An API of API Management takes one write at a time: a parallel write to one of its parts is refused.";

    public override string Source => "https://github.com/Azure/apiops/issues/379";

    public override string Sure => "reported";

    public override string? Fix => "Write the operations and policies of one API one after the other: let each depend on the one before.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && ArmPath.IsWithin(call.Type, Api) && call.Azure.Working(ApiOf(call.Path.Text)).Any()
            ? Failure(409, "PessimisticConcurrencyConflict", "Operation on the API is in progress")
            : null;

    /// <summary>The id up to the name of the API.</summary>
    private static string ApiOf(string id)
    {
        var parts = id.Split('/');
        var name = Array.FindIndex(parts, part => ArmPath.Same(part, "apis")) + 1;
        return string.Join('/', parts.Take(name + 1));
    }
}
