using System.Text;
using System.Text.Json;
using App.Documents;

namespace App.Ingestion;

/// <summary>
/// The process that reads documents for the app: requests on its input, replies on its output, one after the other. It has neither settings
/// nor credentials, and the app ends it when a document costs too much.
/// </summary>
internal static class ReadingServer
{
    public const string Argument = "read-documents";

    public static int Run(Stream input, Stream output)
    {
        // A lenient parser goes on after it, and would call the document empty.
        AppDomain.CurrentDomain.FirstChanceException += static (_, raised) =>
        {
            if (raised.Exception is OutOfMemoryException)
                Environment.Exit(1);
        };
        while (ReadLine(input) is { } line)
        {
            var request = JsonSerializer.Deserialize(line, ReadingJson.Default.ReadingRequest)!;
            var content = new byte[request.Bytes];
            input.ReadExactly(content);
            JsonSerializer.Serialize(output, Answer(request, content), ReadingJson.Default.ReadingReply);
            output.WriteByte((byte)'\n');
            output.Flush();
        }

        return 0;
    }

    private static ReadingReply Answer(ReadingRequest request, byte[] content)
    {
        // The app puts the real document into the chunks.
        var document = new SourceDocument
        {
            Id = request.Id,
            Uri = "",
            Fingerprint = "",
            ModifiedAt = default,
            Groups = [],
            Classification = "",
            Length = content.Length,
        };
        try
        {
            return new() { Chunks = DocumentWork.Chunks(document, new MemoryStream(content, writable: false), request.Mask, default) };
        }
        catch (RejectedDocumentException problem)
        {
            return new() { Reason = problem.Reason, Detail = problem.Message };
        }
    }

    private static string? ReadLine(Stream input)
    {
        var line = new List<byte>();
        for (int next; (next = input.ReadByte()) >= 0; )
        {
            if (next == '\n')
                return Encoding.UTF8.GetString([.. line]);
            line.Add((byte)next);
        }

        return null;
    }
}
