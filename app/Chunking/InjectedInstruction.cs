using System.Text.RegularExpressions;

namespace App.Chunking;

/// <summary>
/// Detects text that gives instructions to a model (prompt injection), in English and Korean. It knows the usual phrasings only; text that
/// it misses is still marked as data in the prompt.
/// </summary>
internal static partial class InjectedInstruction
{
    public static bool IsIn(string text)
    {
        var plain = Gap().Replace(Invisible().Replace(Narrow(text), ""), " ");
        return English().IsMatch(plain) || Korean().IsMatch(plain) || Marker().IsMatch(text);
    }

    // Maps full-width letters to ASCII. The runtime does so only with ICU, which the app does not use.
    private static string Narrow(string text) => string.Create(text.Length, text, (narrow, wide) =>
        {
            for (var i = 0; i < wide.Length; i++)
                narrow[i] = wide[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(wide[i] - 0xFEE0) : wide[i];
        });

    [GeneratedRegex("[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]")]
    private static partial Regex Invisible();

    [GeneratedRegex(@"[\s*_`]+")]
    private static partial Regex Gap();

    [GeneratedRegex(
        """
            \b(ignore|disregard|forget|override|bypass)\b[^.!?]{0,40}
                \b(previous|prior|above|earlier|preceding|foregoing|all|any|your|these)\b
                [^.!?]{0,30}\b(instructions?|rules?|prompts?|directions?|guidelines?)\b
            | \b(instructions?|rules?|prompts?)\ (above|before\ this)\b[^.!?]{0,20}
                \b(void|invalid|cancel\w*|suspended|no\ longer|(do|does)\ not\ apply)\b
            | \byou\ (are|will\ be)\ now\b | \bfrom\ (now|here|this\ point)\ on(wards?)?,?\ you\b | \bpretend\ (to\ be|(that\ )?you)\b
            | \bact\ as\ (if\ you|an?\ (unrestricted|unfiltered))\b | \bdeveloper\ mode\b | \bdo\ anything\ now\b
            | \b(reveal|print|repeat|show|output|display|disclose|quote|recite|translate)\b[^.!?]{0,40}
                \b(system\ (prompt|message)|(your|hidden|initial)\ (instructions?|prompts?|rules?))\b
            | \b(notes?|messages?|instructions?|attention|important)\b:?\ (to|for)?\ ?(all\ |the\ |any\ )?
                (ai|a\.i\.|assistants?|(large\ )?language\ models?|llms?|chat\ ?bots?|models?\ reading)\b
            | (^|[.!?:"'(>]\s?)(dear\ |hey\ |hello\ )?
                (ai(\ (assistant|model))?|assistant|(large\ )?language\ model|llm|chat\ ?bot|chatgpt|gpt|copilot|claude)s?\ ?[,:]
            | \b(answer|reply|respond)\b[^.!?]{0,25}\bwith\b[^.!?]{0,25}
                \b(nothing\ but|(this|that|the)\ (word|phrase|sentence|text)|only\ the\ (word|phrase|sentence|text))\b
            | \b(do\ not|don't|never)\ (tell|inform|warn|alert)\ the\ (user|reader)\b
            | \b(begin|end|start)\ of\ (the\ )?system\ prompt\b
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex English();

    [GeneratedRegex(
        """
            (이전|앞선|기존|위의?|앞의|지금까지의?|모든)\s?(모든\s?)?
                (지시|명령|지침|규칙|프롬프트)[^.!?]{0,15}(무시|잊|따르지|무효|취소)
            | (지시|명령|지침|규칙|프롬프트)(사항)?(을|를)?\s?(모두\s|전부\s)?(무시하|잊어|따르지\s?마)
            | (이제부터|지금부터|앞으로)[^.!?]{0,10}(너는|넌|당신은)
            | (너는|넌|당신은)\s?(이제|지금부터|앞으로)
            | 시스템\s?(프롬프트|메시지|지시)[^.!?]{0,15}(출력|공개|보여|알려|반복|말해|무시|번역)
            | (AI|인공지능|어시스턴트|언어\s?모델|챗봇)에게
            | (인공지능|어시스턴트|언어\s?모델|챗봇)\s?[,:] | (어시스턴트|인공지능|챗봇)(아|야)[\s,!]
            | (라고만|만)\s(답|대답|응답|출력)하(라|세요|십시오|시오|여라)
            | 사용자(에게|한테)[^.!?]{0,10}(알리지|말하지)\s?(마|말)
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Korean();

    // Role separators of the chat formats that models are trained on.
    [GeneratedRegex(
        @"<\|\w+\|>|\[/?INST\]|<</?SYS>>|^\s*(#+\s*)?\[?(system|assistant|developer)\]?\s*:",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    private static partial Regex Marker();
}
