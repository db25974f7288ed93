using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Serving;

/// <summary>Where clients ask how an operation stands.</summary>
internal static class Addresses
{
    private const string Statuses = "operationStatuses";
    private const string Results = "operationResults";

    public static string Status(Operation operation) => Address(operation, Statuses);

    public static string Result(Operation operation) => Address(operation, Results);

    /// <summary>True for the address of a result, false for that of a state, null for any other path.</summary>
    public static bool? AsksForResult(ArmPath path) =>
        path.Types.Count > 0 && ArmPath.Same(path.Types[^1], Results) ? true
        : path.Types.Count > 0 && ArmPath.Same(path.Types[^1], Statuses) ? false
        : null;

    private static string Address(Operation operation, string kind)
    {
        var path = ArmPath.Of(operation.Resource);
        var place = $"{path.SubscriptionId}/providers/{path.Namespace}/locations/global";
        return $"{place}/{kind}/{operation.Id}?api-version={operation.ApiVersion}";
    }
}
