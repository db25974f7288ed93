using System.Text.RegularExpressions;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Sites;

internal sealed partial class SiteNames : Habit
{
    public override string Id => "site-name-rules";

    public override string Sentence =>
        "The name of a site has letters, digits and hyphens, and at most sixty of them, because a host name is made of it.";

    public override string Source => "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules";

    public override string Sure => "documented";

    public override string? Fix => "Choose a name of letters, digits and hyphens, at most 60 long.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsCreate && call.IsOf("Microsoft.Web/sites") && !Name().IsMatch(call.Path.Name)
            ? Failure(
                400,
                "BadRequest",
                "Site names only allow alphanumeric characters and hyphens, cannot start or end in a hyphen, and must be less "
                    + "than 64 chars."
            )
            : null;

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,58}[a-z0-9])?$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
