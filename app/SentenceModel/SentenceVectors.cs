using System.Collections.Concurrent;

namespace App.SentenceModel;

/// <summary>
/// Vectors of the meaning of texts, where the machine has the model. It loads with the first question; vectors of the bundled documents
/// come with the build.
/// </summary>
/// <param name="library">The library with the model; null without one.</param>
/// <param name="stored">Vectors that were made before; see <see cref="VectorFile"/>.</param>
internal sealed class SentenceVectors(string? library, string stored)
{
    /// <summary>More would keep two cores busy for minutes: such a collection is searched by words alone.</summary>
    public const int MostTexts = 3_000;

    private readonly Lazy<Task<(MiniLm Model, WordPieces Pieces)>> model = new(() => Task.Run(() => ModelLibrary.Open(library!)));
    private readonly Lazy<IReadOnlyDictionary<ulong, float[]>> made = new(() => VectorFile.Read(stored));
    private Embedded? last;

    /// <summary>Without a model: words are compared by spelling alone.</summary>
    public static SentenceVectors None { get; } = new(null, "");

    public static SentenceVectors BesideTheApp() =>
        new(ModelLibrary.Find(AppContext.BaseDirectory), Path.Combine(AppContext.BaseDirectory, "bundled.vectors"));

    public bool Exist => library is not null;

    /// <summary>The vector of a question; null without a model.</summary>
    public async ValueTask<float[]?> OfAsync(string question)
    {
        if (!Exist)
            return null;
        // An answer asks for the question's vector more than once.
        if (Volatile.Read(ref last) is { } known && known.Text == question)
            return known.Vector;
        var vector = (await model.Value).Model.Embed(question);
        Volatile.Write(ref last, new Embedded(question, vector));
        return vector;
    }

    /// <summary>The vectors of many texts; null without a model, or if the texts are too many.</summary>
    public async Task<IReadOnlyDictionary<string, float[]>?> OfAsync(IReadOnlyCollection<string> texts)
    {
        if (!Exist || texts.Count > MostTexts)
            return null;
        var vectors = new ConcurrentDictionary<string, float[]>(StringComparer.Ordinal);
        var missing = new List<string>();
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
            if (made.Value.TryGetValue(VectorFile.Key(text), out var vector))
                vectors[text] = vector;
            else
                missing.Add(text);
        if (missing.Count > 0)
        {
            var embedder = (await model.Value).Model;
            await Task.Run(() => Parallel.ForEach(missing, text => vectors[text] = embedder.Embed(text)));
        }

        return vectors;
    }

    public bool CameWithTheBuild(string text) => made.Value.ContainsKey(VectorFile.Key(text));

    /// <summary>The place of a word among the most frequent ones of English, from 1; null if rare, or without a loaded model.</summary>
    public int? Rank(string word) =>
        model is { IsValueCreated: true, Value.IsCompletedSuccessfully: true } ? model.Value.Result.Pieces.Rank(word) : null;

    /// <summary>The words of English that the model has, the most frequent first; empty without a model, which this loads.</summary>
    public async ValueTask<IReadOnlyList<string>> WordsAsync() => Exist ? (await model.Value).Pieces.Words : [];

    private sealed record Embedded(string Text, float[] Vector);
}
