namespace Rehearsal.Life;

/// <summary>The steps of a life, in their order, and what each needs.</summary>
public static class LifeNames
{
    public const string Create = "create";
    public const string Again = "again";
    public const string Refresh = "refresh";
    public const string Release = "release";
    public const string Changes = "changes";
    public const string Rollback = "rollback";
    public const string Killed = "killed";
    public const string Destroy = "destroy";
    public const string Purge = "purge";
    public const string CreateAgain = "create-again";

    public static readonly IReadOnlyList<string> All =
    [
        Create,
        Again,
        Refresh,
        Release,
        Changes,
        Rollback,
        Killed,
        Destroy,
        Purge,
        CreateAgain,
    ];

    /// <summary>The place of a step in the order of a life. A change has its own name behind a colon.</summary>
    public static int Place(string step) => All.ToList().IndexOf(step.Split(':')[0]);

    /// <summary>The chosen steps with those that they need.</summary>
    public static IReadOnlySet<string> With(IReadOnlyList<string> only)
    {
        if (only.Count == 0)
        {
            return All.ToHashSet();
        }

        var chosen = only.ToHashSet();
        Add(chosen, CreateAgain, Purge);
        Add(chosen, Purge, Destroy);
        Add(chosen, Rollback, Release);
        if (chosen.Any(each => each is not (Create or Killed)))
        {
            chosen.Add(Create);
        }

        return chosen;
    }

    private static void Add(HashSet<string> chosen, string step, string needed)
    {
        if (chosen.Contains(step))
        {
            chosen.Add(needed);
        }
    }
}
