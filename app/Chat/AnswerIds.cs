using App.Privacy;

namespace App.Chat;

/// <summary>
/// Ids of answers, which any instance recognizes as given by the app: the last group is a keyed hash of the others. With
/// Privacy:PseudonymKey they hold on all instances and after a restart.
/// </summary>
internal sealed class AnswerIds(Pseudonyms pseudonyms)
{
    private const int SignedLength = 24;

    public string New() => Signed(Guid.CreateVersion7());

    public string Signed(Guid id) => Signed(id.ToString("D")[..SignedLength]);

    /// <param name="id">A UUID.</param>
    public bool IsGiven(string id) => Signed(id[..SignedLength].ToLowerInvariant()).Equals(id, StringComparison.OrdinalIgnoreCase);

    private string Signed(string start) => start + pseudonyms.Of($"answer {start}")[..12];
}
