using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class LinkedOnce : Habit
{
    private const string Link = "Microsoft.Insights/privateLinkScopes/scopedResources";

    public override string Id => "ampls-linked-once";

    public override string Sentence => "A workspace or component is linked once to a private link scope.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/28176";

    public override string Sure => "measured";

    public override string? Fix => "Link the resource to the scope once.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
        && call.IsOf(Link)
        && call.Text("properties", "linkedResourceId") is { } linked
        && call.Azure.Resources.OfType(Link)
            .Any(other =>
                !ArmPath.Same(other.Id, call.Id)
                && ArmPath.Same(other.Path.Parent, call.Path.Parent)
                && ArmPath.Same(JsonPath.Text(other.Body, "properties", "linkedResourceId"), linked)
            )
            ? Failure(409, "Conflict", "Scoped resource with same linked resource id already exists in this private link scope")
            : null;
}
