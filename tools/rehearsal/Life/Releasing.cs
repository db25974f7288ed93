using AzureSimulator;
using AzureSimulator.Ids;
using Rehearsal.Records;
using Rehearsal.State;
using Rehearsal.Updates;

namespace Rehearsal.Life;

/// <summary>
/// What an operator does before `pulumi destroy`, as the command teardown does: deletes the stack's locks, and removes from the state what
/// protects or retains resources of its groups.
/// </summary>
internal static class Releasing
{
    /// <returns>How many locks were deleted.</returns>
    public static async Task<int> RunAsync(RehearsedStack stack)
    {
        var resources = stack.State.Resources.Where(each => each.Arm is not null).ToList();
        var groups = resources.Where(each => ArmPath.Same(each.Arm!.Type, "Microsoft.Resources/resourceGroups")).ToList();
        foreach (var resource in resources.Where(each => groups.Any(group => ArmPath.IsWithin(each.Id, group.Id))))
        {
            var options = resource.Options with { Protect = false, RetainOnDelete = false };
            stack.State.Put(resource with { Planned = resource.Planned with { Options = options } });
        }

        var locks = resources.Where(each => ArmPath.Same(each.Arm!.Type, "Microsoft.Authorization/locks")).ToList();
        await stack.RunAsync(async client =>
        {
            foreach (var each in locks)
            {
                var step = new StepRecord
                {
                    Urn = each.Urn,
                    Name = each.Name,
                    Type = each.Type,
                    Operation = Operation.Delete,
                    Asked = client.Scheduler.Now,
                };
                await client.SendAsync(new ArmRequest("DELETE", each.Id, each.Arm!.ApiVersion), step);
            }
        });
        return locks.Count;
    }
}
