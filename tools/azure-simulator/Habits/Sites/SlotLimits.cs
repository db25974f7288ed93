using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Sites;

internal sealed class SlotLimits : Habit
{
    private const string Slot = "Microsoft.Web/sites/slots";
    private const int Longest = 59;

    public override string Id => "slot-rules";

    public override string Sentence =>
        "Slots need a plan of tier Standard or higher, five or twenty at most, and names of which host names can be made.";

    public override string Source => "https://learn.microsoft.com/azure/app-service/deploy-staging-slots";

    public override string Sure => "documented";

    public override string? Fix => "Choose a plan of tier Standard or higher, fewer slots, or a shorter name of the slot.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsCreate || !call.IsOf(Slot) || call.Parent is not { } site)
        {
            return null;
        }

        if (ArmPath.Same(call.Path.Name, "production") || !IsName(call.Path.Name) || site.Name.Length + call.Path.Name.Length > Longest)
        {
            return Failure(
                400,
                "BadRequest",
                $"The slot name '{call.Path.Name}' is not valid: it must not be 'production', has alphanumeric characters and "
                    + "hyphens, and makes "
                    + $"at most {Longest} characters with the name of its site."
            );
        }

        var (tier, most) = Limit(call.Azure.Resources.Find(JsonPath.Text(site.Body, "properties", "serverFarmId")));
        var others = call.Azure.Resources.OfType(Slot).Count(each => ArmPath.Same(each.Path.Parent, site.Id));
        return others < most
            ? null
            : Failure(
                409,
                "Conflict",
                $"Cannot complete the operation because the site will exceed the number of slots allowed for the '{tier}' SKU."
            );
    }

    private static bool IsName(string name) => name.All(each => char.IsAsciiLetterOrDigit(each) || each == '-');

    /// <summary>The tier of a plan, and how many slots a site may have there.</summary>
    private static (string Tier, int Most) Limit(Resource? plan)
    {
        var sku = JsonPath.Text(plan?.Body, "sku", "name") ?? "P";
        var (tier, most) = char.ToUpperInvariant(sku[0]) switch
        {
            'F' => ("Free", 0),
            'D' => ("Shared", 0),
            'B' => ("Basic", 0),
            'S' => ("Standard", 5),
            _ => ("Premium", 20),
        };
        return (JsonPath.Text(plan?.Body, "sku", "tier") ?? tier, most);
    }
}
