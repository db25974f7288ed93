using System.Text.Json;
using System.Text.Json.Serialization;
using App.Messages;

namespace App.History;

/// <summary>How kept conversations are answered, and citations stored.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConversationList))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(IReadOnlyList<Citation>))]
internal sealed partial class HistoryJson : JsonSerializerContext;
