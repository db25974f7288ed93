using Microsoft.AspNetCore.Http;

namespace Benchmarks.Soak;

/// <summary>What happens to a chat, on the model's side and on the reader's, and how it may end.</summary>
/// <param name="Weight">How often, relative to the others.</param>
/// <param name="Endings">As <see cref="Ending"/> names them; "done" requires the complete text too.</param>
internal sealed record Course(
    string Name,
    int Weight,
    Func<SoakChat, HttpContext, int, Task> Model,
    Reading Reading,
    params string[] Endings
)
{
    public const int DefaultPieces = 40;

    public int Pieces { get; init; } = DefaultPieces;

    /// <summary>Characters; a long text fills the buffers between model and client.</summary>
    public int PieceLength { get; init; } = 18;

    /// <summary>Where the body is no chat: makes it, from the chat's name.</summary>
    public Func<string, HttpContent>? Body { get; init; }

    /// <summary>Whether every endpoint rests for seconds afterwards: never by chance, or nothing else would be tested.</summary>
    public bool Rests { get; init; }
}
