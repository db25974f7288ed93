using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Identity;

internal sealed class PrincipalNotYetKnown : Habit
{
    private static readonly TimeSpan Unknown = TimeSpan.FromSeconds(30);

    public override string Id => "principal-not-found-for-a-while";

    public override string Sentence =>
        "The directory does not know a new identity for a while: a role assignment that does not state the principal's type is refused.";

    public override string Source => "https://github.com/Azure/avdaccelerator/issues/99";

    public override string Sure => "measured";

    public override string? Fix => "Set principalType on the role assignment, so that Azure does not look the new principal up.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            !call.IsCreate
            || !call.IsOf(Rights.Assignments)
            || call.Text("properties", "principalType") is not null
            || call.Text("properties", "principalId") is not { } principal
            || !call.Azure.Resources.All.Any(each => call.Now - each.Created < Unknown && IsIdentity(each, principal))
        )
        {
            return null;
        }

        return Failure(
            400,
            "PrincipalNotFound",
            $"Principal {principal.Replace("-", "", StringComparison.Ordinal)} does not exist in the directory "
                + $"{call.Azure.Options.Tenant}. "
                + "Check that you have the correct principal ID. If you are creating this principal and then immediately assigning a role, "
                + "this error might be related to a replication delay. In this case, set the role assignment principalType property to a "
                + "value, such as ServicePrincipal, User, or Group.  See https://aka.ms/docs-principaltype"
        );
    }

    private static bool IsIdentity(Resource resource, string principal) =>
        ArmPath.Same(JsonPath.Text(resource.Body, "identity", "principalId"), principal)
        || ArmPath.Same(JsonPath.Text(resource.Body, "properties", "principalId"), principal)
            && ArmPath.Same(resource.Type, "Microsoft.ManagedIdentity/userAssignedIdentities");
}
