namespace Infra.Settings;

/// <summary>The keys about the stack itself: its name, tags, deployer and protection.</summary>
internal static class StackKeys
{
    private const string SampleTag = "owner=platform-team";
    private const string SampleCentre = "cost-centre=ai-platform";
    private const string Allowed = "2 to 10 lower-case letters and digits, starting with a letter";

    public static StackSettings Read(SettingsReader read, string stack, string location, bool zoneRedundant) =>
        new()
        {
            Name = stack,
            Workload = Workload(read),
            NameSuffix = read.OptionalText("nameSuffix") ?? "",
            Location = location,
            Tags = Tags(read),
            ProtectData = read.Flag("protectData"),
            ZoneRedundant = zoneRedundant,
            DeployerObjectId = read.OptionalGuid("deployerObjectId", "a user, a group or an identity"),
            DeployerPrincipalType = read.Choice("deployerPrincipalType", "User", "ServicePrincipal", "Group"),
        };

    private static string Workload(SettingsReader read)
    {
        var given = read.Text("workload", Allowed, "aichat");
        if (
            given.Length > 0
            && (
                given.Length is < 2 or > 10
                || !char.IsAsciiLetterLower(given[0])
                || !given.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))
            )
        )
        {
            read.Reject("workload", $"must be {Allowed}, got '{given}'", "aichat");
        }

        return given;
    }

    private static Dictionary<string, string> Tags(SettingsReader read)
    {
        // Tag names are case-insensitive in Azure.
        var tags = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var given = read.List("tags", SampleTag, SampleCentre);
        var next = given.Count;
        for (var i = 0; i < given.Count; i++)
        {
            // Azure's limits; storage accounts allow names of 128 characters only, so that is the limit for all.
            if (
                given[i].Split('=', 2) is not [{ Length: > 0 and <= 128 } name, { Length: <= 256 } value]
                || name.AsSpan().ContainsAny("<>%&\\?/")
            )
            {
                read.RejectItem(
                    "tags",
                    i,
                    $"must be name=value with a name of 1 to 128 characters without <>%&\\?/ and a value of up to 256, got '{given[i]}'",
                    SettingsReader.Unused(SettingsReader.Others(given, i), [SampleTag, SampleCentre])
                );
            }
            else if (name.ToLowerInvariant() is "workload" or "environment" or "managed-by")
            {
                // A teardown finds the stack's own resources by these.
                read.RejectItem("tags", i, $"must not set '{name}', which the program sets, got '{given[i]}'", null);
            }
            else if (!tags.TryAdd(name, value))
            {
                read.RejectItem("tags", i, $"must not set '{name}' a second time, got '{given[i]}'", null);
            }
        }

        foreach (var (name, example) in new[] { ("owner", SampleTag), ("cost-centre", SampleCentre) })
        {
            if (
                !read.Suggests("tags", name)
                && !given.Any(tag => tag.StartsWith($"{name}=", StringComparison.Ordinal) && tag.Length > name.Length + 1)
            )
            {
                read.RejectItem("tags", Place(name), $"must be {name}=<value>, got nothing: the tag is required", example);
            }
        }

        if (tags.Count > 40)
        {
            read.RejectItem(
                "tags",
                given.Count - 1,
                $"must be at most 40, got '{tags.Count}': Azure allows 50, and the program adds its own",
                null
            );
        }

        // A required tag without a value keeps its place.
        int Place(string name) =>
            given.ToList().FindIndex(tag => tag.Equals($"{name}=", StringComparison.Ordinal)) is >= 0 and var place ? place : next++;

        return tags;
    }
}
