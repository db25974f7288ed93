using System.Globalization;
using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Agents;

internal sealed class SubnetMustFit : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";
    private const string Apps = "Microsoft.App/environments";
    private const int Smallest = 27;

    public override string Id => "agent-subnet-rules";

    public override string Sentence =>
        "The subnet of agents is delegated to Microsoft.App/environments, has at least 32 addresses, lies in the "
        + "region and serves one account.";

    public override string Source => "https://learn.microsoft.com/azure/foundry/agents/how-to/virtual-networks";

    public override string Sure => "documented";

    public override string? Fix =>
        "Give each account a subnet of its own, /27 or larger, delegated to Microsoft.App/environments, in its region.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf(Account)
            ? Injected(call.Body)
                .Select(subnet => Problem(call, subnet))
                .Where(problem => problem is not null)
                .Select(problem => Failure(400, "InvalidSubnet", problem!))
                .FirstOrDefault()
            : null;

    private static string? Problem(Call call, string id)
    {
        var subnet = call.Azure.Resources.Find(id);
        return subnet is null && IsTakenForGranted(call, id) ? null
            : subnet is null ? $"The subnet '{id}' does not exist."
            : !IsDelegated(subnet) ? $"The subnet '{id}' must be delegated to '{Apps}'."
            : IsSmall(subnet) ? $"The subnet '{id}' is too small: agents need /{Smallest} or larger."
            : call
                .Azure.Resources.OfType(Account)
                .Any(other => !ArmPath.Same(other.Id, call.Id) && Injected(other.Body).Any(used => ArmPath.Same(used, id)))
                ? $"The subnet '{id}' is already used by another account."
            : call.Azure.Resources.Find(subnet.Path.Parent)?.Location is { } region
            && region != Regions.Normal(call.Text("location") ?? region)
                ? $"The subnet '{id}' lies in '{region}' and the account does not."
            : null;
    }

    private static bool IsTakenForGranted(Call call, string id) =>
        ArmPath.Of(id).Subscription is { } subscription && call.Azure.Options.OtherSubscriptions.Contains(subscription);

    /// <summary>A network that Azure manages has an empty subnet, or none.</summary>
    private static IEnumerable<string> Injected(JsonObject? body) =>
        JsonPath
            .Items(body, "properties", "networkInjections")
            .Select(each => JsonPath.Text(each, "subnetArmId"))
            .Where(subnet => !string.IsNullOrEmpty(subnet))
            .OfType<string>();

    private static bool IsDelegated(Resource subnet) =>
        JsonPath
            .Items(subnet.Body, "properties", "delegations")
            .Any(each => ArmPath.Same(JsonPath.Text(each, "properties", "serviceName"), Apps));

    private static bool IsSmall(Resource subnet) =>
        JsonPath.Text(subnet.Body, "properties", "addressPrefix") is { } prefix
        && int.TryParse(prefix[(prefix.IndexOf('/') + 1)..], CultureInfo.InvariantCulture, out var length)
        && length > Smallest;
}
