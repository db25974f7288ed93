namespace App.Offline;

/// <summary>A word of a question.</summary>
/// <param name="Weight">How well it distinguishes passages.</param>
/// <param name="Rarity">How much it says about the subject, 0 to 1: little if it is common in English.</param>
/// <param name="IsName">A name or a number, as far as its spelling shows.</param>
/// <param name="Meanings">The words of the documents that match it; empty if there are none.</param>
internal sealed record AskedTerm(double Weight, double Rarity, bool IsName, IReadOnlyList<Meaning> Meanings)
{
    /// <summary>How certainly a text has it, 0 to 1.</summary>
    public double In(HashSet<string> text)
    {
        var most = 0.0;
        foreach (var meaning in Meanings)
            if (meaning.Likeness > most && text.Contains(meaning.Word))
                most = meaning.Likeness;
        return most;
    }
}
