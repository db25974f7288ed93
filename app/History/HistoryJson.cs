using System.Text.Json;
using System.Text.Json.Serialization;
using App.Messages;

namespace App.History;

/// <summary>Serialization of conversations and stored citations.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(RenameRequest))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(IReadOnlyList<Citation>))]
internal sealed partial class HistoryJson : JsonSerializerContext;
